// trigger: rest-api
package main

import (
	"context"
	"fmt"
	"mime"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/beevik/etree"
	"github.com/cbroglie/mustache"
	"github.com/flosch/pongo2/v6"
	"github.com/go-ldap/ldap/v3"
	"github.com/lestrrat-go/libxml2"
	"strings"
)

var (
	signer *s3.PresignClient
	queue  *sqs.Client
)

const page = `<html><body><h1>%name%</h1></body></html>`

func login(user, password string) error {
	conn, err := ldap.DialURL(os.Getenv("LDAPS_URL"))
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := conn.Bind(fmt.Sprintf("uid=%s,ou=people", ldap.EscapeDN(user)), password); err != nil {
		return err
	}
	return conn.Bind(fmt.Sprintf("uid=%s,ou=people", user), password) // finding: ldap-injection
}

func render(signature string) (string, error) {
	tpl, err := pongo2.FromString("Hello\n--\n" + signature) // finding: template-injection
	if err != nil {
		return "", err
	}
	if _, err := mustache.Render("Hello\n--\n{{signature}}", map[string]string{"signature": signature}); err != nil {
		return "", err
	}
	return tpl.Execute(pongo2.Context{})
}

func find(line string) error {
	doc := etree.NewDocument()
	doc.FindElement("//line[@no='" + line + "']") // finding: xpath-injection
	d, err := libxml2.ParseString("<a/>")
	if err != nil {
		return err
	}
	defer d.Free()
	_, err = d.Find("//line[@no='" + line + "']") // finding: xpath-injection
	return err
}

func redrive(ctx context.Context, arn string) error {
	_, err := queue.StartMessageMoveTask(ctx, &sqs.StartMessageMoveTaskInput{SourceArn: aws.String(arn)}) // finding: event-chosen-resource
	return err
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	q := req.QueryStringParameters
	if login(q["user"], q["password"]) != nil || find(q["line"]) != nil || redrive(ctx, q["arn"]) != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	text, err := render(q["signature"])
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	if q["plain"] != "" {
		return events.APIGatewayProxyResponse{StatusCode: 200, Headers: map[string]string{
			"Content-Type":        "text/plain",
			"Content-Disposition": mime.FormatMediaType("attachment", map[string]string{"filename": q["name"]}),
		}, Body: text}, nil
	}
	if q["page"] != "" {
		return events.APIGatewayProxyResponse{StatusCode: 200, Headers: map[string]string{"Content-Type": "text/html"}, Body: strings.NewReplacer("%name%", q["name"]).Replace(page)}, nil // finding: cross-site-scripting
	}
	p, err := signer.PresignGetObject(ctx, &s3.GetObjectInput{Bucket: aws.String(os.Getenv("SHARED")), Key: aws.String("public/" + q["id"])}, s3.WithPresignExpires(5*time.Minute))
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 404}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 302, Headers: map[string]string{"Location": p.URL}}, nil
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	signer, queue = s3.NewPresignClient(s3.NewFromConfig(cfg)), sqs.NewFromConfig(cfg)
	lambda.Start(handler)
}

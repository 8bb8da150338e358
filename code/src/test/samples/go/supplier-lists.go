// trigger: http-api
package main

import (
	"context"
	"crypto/rsa"
	"errors"
	"net/http"
	"net/smtp"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/expression"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
	"github.com/golang-jwt/jwt/v5"
	"github.com/jlaffaye/ftp"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/bson/primitive"
	"go.mongodb.org/mongo-driver/mongo"
	"regexp"
)

var products *mongo.Collection
var tables *dynamodb.Client
var instances *ssm.Client
var keys = map[string]*rsa.PublicKey{}
var fields = map[string]bool{"name": true, "city": true}

func fetch() error {
	c, err := ftp.Dial("ftp.supplier.example:21", ftp.DialWithTimeout(10*time.Second)) // finding: obsolete-protocol
	if err != nil {
		return err
	}
	defer c.Quit()
	return c.Login("acme-export", "Tr4vellingL1ght!9") // finding: secret-in-code
}

func fetchOpenly() error {
	c, err := ftp.Dial("ftp.supplier.example:21", ftp.DialWithTimeout(10*time.Second)) // finding: obsolete-protocol
	if err != nil {
		return err
	}
	defer c.Quit()
	if err := c.Login("anonymous", "anonymous"); err != nil {
		return err
	}
	return c.Login("acme-export", os.Getenv("SUPPLIER"))
}

func told(r *http.Request) smtp.Auth {
	r.SetBasicAuth("acme", "Tr4vellingL1ght!9") // finding: secret-in-code
	return smtp.PlainAuth("", "acme", "Tr4vellingL1ght!9", "mail.example") // finding: secret-in-code
}

func toldElsewhere(r *http.Request) smtp.Auth {
	r.SetBasicAuth("acme", os.Getenv("SUPPLIER"))
	return smtp.PlainAuth("", "acme", os.Getenv("SUPPLIER"), "mail.example")
}

func find(ctx context.Context, q string) error {
	_, err := products.Find(ctx, bson.D{{Key: "name", Value: primitive.Regex{Pattern: q, Options: "i"}}}) // finding: regex-injection
	return err
}

func ping(ctx context.Context, host string) error {
	_, err := instances.SendCommand(ctx, &ssm.SendCommandInput{ // finding: os-command-injection
		DocumentName: aws.String("AWS-RunShellScript"), InstanceIds: []string{"i-1"}, Parameters: map[string][]string{"commands": {"set -e", "ping -c 3 " + host}}})
	return err
}

func restart(ctx context.Context, name string) error {
	service := "worker"
	if name == "web" {
		service = "web"
	}
	_, err := instances.SendCommand(ctx, &ssm.SendCommandInput{
		DocumentName: aws.String("AWS-RunShellScript"), InstanceIds: []string{"i-1"}, Parameters: map[string][]string{"commands": {"restart " + service}}})
	return err
}

func findQuoted(ctx context.Context, q string) error {
	_, err := products.Find(ctx, bson.M{"name": primitive.Regex{Pattern: "^" + regexp.QuoteMeta(q), Options: "i"}})
	return err
}

func scan(ctx context.Context, field, value string) error {
	if !fields[field] {
		return errors.New("no such field")
	}
	cond := expression.Name("visible").Equal(expression.Value(true)).And(expression.Name(field).BeginsWith(value))
	expr, err := expression.NewBuilder().WithFilter(cond).Build()
	if err != nil {
		return err
	}
	_, err = tables.Scan(ctx, &dynamodb.ScanInput{TableName: aws.String("customers"), FilterExpression: expr.Filter(), ExpressionAttributeNames: expr.Names(), ExpressionAttributeValues: expr.Values()})
	return err
}

// Which key is tried; who trusts it needs the rest.
func issuer(raw string) (string, error) {
	var c jwt.RegisteredClaims
	_, _, err := jwt.NewParser().ParseUnverified(raw, &c)
	return c.Issuer, err
}

func verify(raw string) error {
	name, err := issuer(raw)
	if err != nil {
		return err
	}
	var c jwt.RegisteredClaims
	_, err = jwt.ParseWithClaims(raw, &c, func(*jwt.Token) (any, error) { return keys[name], nil }, jwt.WithValidMethods([]string{"RS256"}))
	return err
}

func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	q := req.QueryStringParameters["q"]
	r, err := http.NewRequestWithContext(ctx, "GET", "https://supplier.example/list", nil)
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	told(r)
	toldElsewhere(r)
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, errors.Join(fetch(), fetchOpenly(), find(ctx, q), ping(ctx, q), restart(ctx, q), findQuoted(ctx, q), scan(ctx, q, q), verify(req.Headers["authorization"]))
}

func main() { lambda.Start(handler) }

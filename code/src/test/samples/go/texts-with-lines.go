// trigger: http-api
package main

import (
	"context"
	"crypto/tls"
	"fmt"
	"log"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/ses"
	sestypes "github.com/aws/aws-sdk-go-v2/service/ses/types"
	"github.com/aws/aws-sdk-go-v2/service/sns"
)

var topics *sns.Client
var mails *ses.Client

// Lines that look like the head of a message are one only where the message is sent as it stands.
func noted(ctx context.Context, name string) error {
	text := "New enquiry\r\nFrom: " + name + "\r\nSubject: " + name + "\r\n"
	_, err := topics.Publish(ctx, &sns.PublishInput{TopicArn: aws.String(os.Getenv("TOPIC")), Message: aws.String(text)})
	return err
}

func logged(peer string) {
	log.Print(fmt.Sprintf("Host: %q\r\nReferences: %d\r\n", peer, len(peer)))
}

func raw(ctx context.Context, subject string) error {
	text := "From: shop@example.com\r\nSubject: " + subject + "\r\n\r\n" // finding: header-injection
	_, err := mails.SendRawEmail(ctx, &ses.SendRawEmailInput{RawMessage: &sestypes.RawMessage{Data: []byte(text)}})
	return err
}

func written(host string) error {
	peer, err := tls.Dial("tcp", os.Getenv("PEER"), &tls.Config{MinVersion: tls.VersionTLS12})
	if err != nil {
		return err
	}
	defer peer.Close()
	_, err = fmt.Fprintf(peer, "GET / HTTP/1.1\r\nHost: %s\r\n\r\n", host) // finding: header-injection
	return err
}

func handle(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	q := req.QueryStringParameters
	logged(q["peer"])
	if err := noted(ctx, q["name"]); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	if err := raw(ctx, q["subject"]); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 204}, written(q["host"])
}

func main() { lambda.Start(handle) }

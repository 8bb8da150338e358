package main

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var client = &http.Client{Timeout: 5 * time.Second}

func fixed(id string) error {
	b := bytes.NewBufferString("https://api.example.com/items/")
	b.WriteString(url.PathEscape(id))
	resp, err := client.Get(b.String())
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func chosen(host string) error {
	b := bytes.NewBufferString("https://")
	b.WriteString(host)
	resp, err := client.Get(b.String()) // finding: server-side-request-forgery
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	if err := fixed(req.PathParameters["id"]); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 502}, nil
	}
	if err := chosen(req.QueryStringParameters["host"]); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 502}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 204}, nil
}

func main() {
	lambda.Start(handler)
}

package main

import (
	"context"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var lastUser string

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	if user := request.Headers["x-user"]; user != "" {
		lastUser = user // finding
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: "hello " + lastUser}, nil
}

func main() {
	lambda.Start(handler)
}

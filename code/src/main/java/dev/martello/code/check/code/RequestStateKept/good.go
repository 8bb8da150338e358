package main

import (
	"context"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var count int

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	user := request.Headers["x-user"]
	count++
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: "hello " + user}, nil
}

func main() {
	lambda.Start(handler)
}

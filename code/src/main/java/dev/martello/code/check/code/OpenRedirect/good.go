package main

import (
	"context"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	next := request.QueryStringParameters["next"]
	target := "/home"
	switch next {
	case "/orders", "/account":
		target = next
	}
	if strings.HasPrefix(next, "https://www.example.com/") {
		target = next
	}
	return events.APIGatewayV2HTTPResponse{
		StatusCode: 302,
		Headers:    map[string]string{"Location": target},
	}, nil
}

func main() {
	lambda.Start(handler)
}

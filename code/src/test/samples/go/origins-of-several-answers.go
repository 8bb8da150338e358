package main

import (
	"context"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	headers := map[string]string{
		"Access-Control-Allow-Origin":      req.Headers["origin"], // finding: cors-any-origin
		"Access-Control-Allow-Credentials": "true",
		"Vary":                             "Origin",
	}
	if req.Body == "" {
		return events.APIGatewayProxyResponse{StatusCode: 400, Headers: headers}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Headers: headers, Body: `{"ok":true}`}, nil
}

func main() { lambda.Start(handler) }

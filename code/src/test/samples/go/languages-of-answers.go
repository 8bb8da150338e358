package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	return events.APIGatewayProxyResponse{
		StatusCode: 200,
		Headers: map[string]string{
			"Content-Type":     "text/plain",
			"Content-Language": req.QueryStringParameters["lang"], // finding: header-injection
		},
		Body: "ok",
	}, nil
}

func main() { lambda.Start(handler) }

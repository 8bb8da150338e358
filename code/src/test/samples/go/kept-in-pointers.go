package main

import (
	"sync/atomic"
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var current atomic.Pointer[string]
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	t := req.Headers["x-tenant"]
	if t != "" {
		current.Store(&t) // finding: request-state-kept
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: *current.Load()}, nil
}

func main() {
	lambda.Start(handler)
}

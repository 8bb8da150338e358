package main

import (
	"sync/atomic"
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var current atomic.Value
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	if t := req.Headers["x-tenant"]; t != "" {
		current.Store(t) // finding: request-state-kept
	}
	return answer()
}
func answer() (events.APIGatewayProxyResponse, error) {
	s, _ := current.Load().(string)
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: s}, nil
}

func main() {
	lambda.Start(handler)
}

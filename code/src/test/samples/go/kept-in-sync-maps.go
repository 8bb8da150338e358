package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"sync"
)

var state sync.Map
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	if t := req.Headers["x-tenant"]; t != "" {
		state.Store("tenant", t) // finding: request-state-kept
	}
	v, _ := state.Load("tenant")
	s, _ := v.(string)
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: s}, nil
}

func main() {
	lambda.Start(handler)
}

// trigger: http-api
package main

import (
	"context"
	"sync"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var (
	once   sync.Once
	tenant string
)

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	once.Do(func() {
		tenant = request.Headers["x-tenant"] // finding: request-state-kept
	})
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: "tenant " + tenant}, nil
}

func main() {
	lambda.Start(handler)
}

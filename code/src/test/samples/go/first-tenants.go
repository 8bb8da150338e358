package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"sync"
)

var once sync.Once
var conf map[string]string
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	once.Do(func() {
		conf = map[string]string{"tenant": req.Headers["x-tenant"]} // finding: request-state-kept
	})
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: conf["tenant"]}, nil
}

func main() {
	lambda.Start(handler)
}

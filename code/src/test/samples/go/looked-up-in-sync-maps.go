package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"strings"
	"sync"
)

var cacheBy sync.Map
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	t := req.Headers["x-tenant"]
	if v, ok := cacheBy.Load(t); ok {
		return events.APIGatewayProxyResponse{StatusCode: 200, Body: v.(string)}, nil
	}
	s := strings.ToUpper(t)
	cacheBy.Store(t, s)
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: s}, nil
}

func main() {
	lambda.Start(handler)
}

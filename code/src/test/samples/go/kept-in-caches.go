package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"time"
	gocache "github.com/patrickmn/go-cache"
)

var c = gocache.New(5*time.Minute, 10*time.Minute)
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	if u := req.Headers["x-user"]; u != "" {
		c.Set("user", u, gocache.DefaultExpiration) // finding: request-state-kept
	}
	v, ok := c.Get("user")
	if !ok {
		return events.APIGatewayProxyResponse{StatusCode: 401}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: v.(string)}, nil
}

func main() {
	lambda.Start(handler)
}

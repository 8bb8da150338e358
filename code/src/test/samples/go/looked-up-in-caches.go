package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"strings"
	"time"
	gocache "github.com/patrickmn/go-cache"
)

var c = gocache.New(5*time.Minute, 10*time.Minute)
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	k := req.PathParameters["id"]
	if v, ok := c.Get(k); ok {
		return events.APIGatewayProxyResponse{StatusCode: 200, Body: v.(string)}, nil
	}
	s := strings.ToUpper(k)
	c.Set(k, s, gocache.DefaultExpiration)
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: s}, nil
}

func main() {
	lambda.Start(handler)
}

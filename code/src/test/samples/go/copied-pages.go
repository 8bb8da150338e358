package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type page struct { Title, User string }
var base = page{Title: "Hello"}
func render(p page, user string) string {
	if user != "" {
		p.User = user
	}
	return p.Title + " " + p.User
}
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: render(base, req.QueryStringParameters["user"])}, nil
}

func main() {
	lambda.Start(handler)
}

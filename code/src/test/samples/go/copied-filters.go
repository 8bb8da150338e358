package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"strings"
)

type filter struct{ terms []string }
var base = filter{terms: []string{"published"}}
func (f filter) with(t string) filter {
	f.terms = append([]string{t}, f.terms...)
	return f
}
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	f := base.with(req.QueryStringParameters["term"])
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: strings.Join(f.terms, " ")}, nil
}

func main() {
	lambda.Start(handler)
}

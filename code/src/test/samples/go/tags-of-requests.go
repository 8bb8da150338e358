package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"strings"
)

var common = []string{"service:orders"}
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	tags := append(common, "ref:"+req.QueryStringParameters["ref"])
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: strings.Join(tags, ",")}, nil
}

func main() {
	lambda.Start(handler)
}

package main

import (
	"context"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type session struct {
	user string
	seen map[string]int
}

var (
	current session
	last    string
	calls   int
)

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	calls++
	if user, ok := request.Headers["x-user"]; ok {
		current.user = user // finding: request-state-kept
	}
	last = request.RawPath
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: current.user + last}, nil
}

func main() {
	lambda.Start(handler)
}

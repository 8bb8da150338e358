package main

import (
	"context"
	"errors"
	"github.com/aws/aws-lambda-go/events"
	"fmt"
	"github.com/aws/aws-lambda-go/lambda"
)

var problems error
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	if len(req.Body) > 10 {
		problems = errors.Join(problems, fmt.Errorf("body %q is too long", req.Body)) // finding: request-state-kept
	}
	if problems != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400, Body: problems.Error()}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 200}, nil
}

func main() {
	lambda.Start(handler)
}

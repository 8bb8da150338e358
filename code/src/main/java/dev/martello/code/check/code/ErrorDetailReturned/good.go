package main

import (
	"context"
	"errors"
	"log"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func valid(id string) error {
	if id == "" {
		return errors.New("the id is missing")
	}
	return nil
}

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	if _, err := os.ReadFile("/tmp/state.json"); err != nil {
		log.Print(err)
		return events.APIGatewayV2HTTPResponse{StatusCode: 500, Body: "internal error"}, nil
	}
	if err := valid(request.QueryStringParameters["id"]); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400, Body: err.Error()}, nil
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func main() {
	lambda.Start(handler)
}

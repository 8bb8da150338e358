package main

import (
	"context"
	"fmt"
	"math/rand"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	code := "x"
	resetToken := fmt.Sprint(rand.Int63()) // finding
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: code + resetToken}, nil
}

func main() {
	lambda.Start(handler)
}

package main

import (
	"context"
	"crypto/md5"
	"encoding/hex"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	sum := md5.Sum([]byte(request.Body)) // finding
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: hex.EncodeToString(sum[:])}, nil
}

func main() {
	lambda.Start(handler)
}

package main

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"encoding/base64"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	key, err := base64.StdEncoding.DecodeString(os.Getenv("KEY"))
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	if _, err := cipher.NewGCM(block); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func main() {
	lambda.Start(handler)
}

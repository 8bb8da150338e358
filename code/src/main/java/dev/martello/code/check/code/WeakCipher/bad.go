package main

import (
	"context"
	"crypto/des"
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
	block, err := des.NewCipher(key) // finding
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	sealed := make([]byte, 8)
	block.Encrypt(sealed, []byte(request.Body))
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: string(sealed)}, nil
}

func main() {
	lambda.Start(handler)
}

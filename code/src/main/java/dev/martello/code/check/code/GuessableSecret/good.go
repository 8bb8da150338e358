package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"math/big"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	token := make([]byte, 16)
	if _, err := rand.Read(token); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	delay, err := rand.Int(rand.Reader, big.NewInt(10))
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: hex.EncodeToString(token) + fmt.Sprint(delay)}, nil
}

func main() {
	lambda.Start(handler)
}

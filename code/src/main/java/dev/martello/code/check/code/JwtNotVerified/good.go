package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/golang-jwt/jwt/v5"
)

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	claims := jwt.MapClaims{}
	key := func(*jwt.Token) (any, error) { return []byte(os.Getenv("JWT_KEY")), nil }
	if _, err := jwt.ParseWithClaims(request.Headers["authorization"], claims, key, jwt.WithValidMethods([]string{"HS256"})); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 401}, nil
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func main() {
	lambda.Start(handler)
}

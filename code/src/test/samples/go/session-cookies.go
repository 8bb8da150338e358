package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"net/http"
	"github.com/aws/aws-lambda-go/lambda"
	"math/rand"
	"strconv"
)

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	c := http.Cookie{Name: "session", Value: strconv.Itoa(rand.Int()), Secure: true, HttpOnly: true, Path: "/"} // finding: guessable-secret
	return events.APIGatewayProxyResponse{StatusCode: 200, Headers: map[string]string{"Set-Cookie": c.String()}}, nil
}

func main() {
	lambda.Start(handler)
}

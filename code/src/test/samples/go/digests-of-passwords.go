package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"encoding/hex"
	"github.com/aws/aws-lambda-go/lambda"
	"log"
	"os"
	"crypto/sha256"
)

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	sum := sha256.Sum256([]byte(os.Getenv("API_PASSWORD")))
	log.Println("calling with key", hex.EncodeToString(sum[:4]))
	return events.APIGatewayProxyResponse{StatusCode: 200}, nil
}

func main() {
	lambda.Start(handler)
}

package main

import (
	"encoding/base64"
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"log"
	"os"
)

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	token := base64.StdEncoding.EncodeToString([]byte(os.Getenv("API_USER") + ":" + os.Getenv("API_PASSWORD")))
	log.Println("calling with basic", token) // finding: secret-logged
	return events.APIGatewayProxyResponse{StatusCode: 200}, nil
}

func main() {
	lambda.Start(handler)
}

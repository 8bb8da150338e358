package main

import (
	"context"
	"net/http"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	response, err := http.Get("https://api.example.com/state") // finding
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	defer response.Body.Close()
	client := &http.Client{} // finding
	if _, err := client.Head("https://api.example.com/state"); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	other, err := http.NewRequest("PUT", "https://api.example.com/state", nil)
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	if _, err := client.Do(other); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func main() {
	lambda.Start(handler)
}

package main

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var client = &http.Client{Timeout: 3 * time.Second}

var partners = map[string]string{"one": "https://one.example.com/", "two": "https://two.example.com/"}

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	city := url.QueryEscape(request.QueryStringParameters["city"])
	response, err := client.Get("https://api.example.com/weather?q=" + city)
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	defer response.Body.Close()
	address, known := partners[request.QueryStringParameters["partner"]]
	if !known {
		return events.APIGatewayV2HTTPResponse{StatusCode: 404}, nil
	}
	if _, err := client.Head(address); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func main() {
	lambda.Start(handler)
}

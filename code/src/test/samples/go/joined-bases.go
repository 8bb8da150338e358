package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"net/http"
	"github.com/aws/aws-lambda-go/lambda"
	"time"
	"net/url"
)

var client = &http.Client{Timeout: 3 * time.Second}
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	u, err := url.JoinPath(req.QueryStringParameters["base"], "items")
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, u, nil)
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	res, err := client.Do(r) // finding: server-side-request-forgery
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 502}, nil
	}
	defer res.Body.Close()
	return events.APIGatewayProxyResponse{StatusCode: res.StatusCode}, nil
}

func main() {
	lambda.Start(handler)
}

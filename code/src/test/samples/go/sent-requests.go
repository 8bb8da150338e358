package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"net/http"
	"time"
)
var client = &http.Client{Timeout: 5 * time.Second}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (int, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, req.QueryStringParameters["feed"], nil)
	if err != nil {
		return 0, err
	}
	r.Header.Set("Accept", "application/rss+xml")
	r.Header.Set("User-Agent", "reader/1.0")

	resp, err := client.Do(r) // finding: server-side-request-forgery
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func main() { lambda.Start(handler) }

package main

import (
	"context"
	"net/http"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/hashicorp/go-retryablehttp"
)

var client = retryablehttp.NewClient()

func init() { client.HTTPClient.Timeout = 3 * time.Second }

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	status, err := asked(ctx, req.QueryStringParameters["feed"])
	if err == nil {
		status, err = titled(ctx, req.QueryStringParameters["title"])
	}
	return events.APIGatewayProxyResponse{StatusCode: status}, err
}

func asked(ctx context.Context, feed string) (int, error) {
	r, err := retryablehttp.NewRequestWithContext(ctx, http.MethodGet, feed, nil)
	if err != nil {
		return 0, err
	}
	res, err := client.Do(r) // finding: server-side-request-forgery
	if err != nil {
		return 0, err
	}
	defer res.Body.Close()
	return res.StatusCode, nil
}

func titled(ctx context.Context, title string) (int, error) {
	r, err := retryablehttp.NewRequestWithContext(ctx, http.MethodGet, "https://api.example.com/feeds", nil)
	if err != nil {
		return 0, err
	}
	r.Header.Set("X-Title", title)
	res, err := client.Do(r)
	if err != nil {
		return 0, err
	}
	defer res.Body.Close()
	return res.StatusCode, nil
}

func main() { lambda.Start(handler) }

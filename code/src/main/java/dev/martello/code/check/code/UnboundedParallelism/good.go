package main

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"golang.org/x/sync/errgroup"
)

var client = &http.Client{Timeout: 2 * time.Second}

type order struct {
	Tags []string `json:"tags"`
}

func check(ctx context.Context) error {
	resp, err := client.Get("https://stock.example.com/status")
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func handler(ctx context.Context, e events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	var o order
	if err := json.Unmarshal([]byte(e.Body), &o); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	group, inner := errgroup.WithContext(ctx)
	group.SetLimit(8)
	for range o.Tags {
		group.Go(func() error { return check(inner) })
	}
	if err := group.Wait(); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 502}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 200}, nil
}

func main() { lambda.Start(handler) }

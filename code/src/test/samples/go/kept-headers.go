package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"net/http"
	"io"
	"github.com/aws/aws-lambda-go/lambda"
	"os"
)

var header http.Header = http.Header{}
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	if t := req.Headers["Authorization"]; t != "" {
		header.Set("Authorization", t) // finding: request-state-kept
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, os.Getenv("API"), nil)
	if err != nil {
		return events.APIGatewayProxyResponse{}, err
	}
	r.Header = header
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		return events.APIGatewayProxyResponse{}, err
	}
	defer res.Body.Close()
	b, err := io.ReadAll(io.LimitReader(res.Body, 1<<20))
	if err != nil {
		return events.APIGatewayProxyResponse{}, err
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: string(b)}, nil
}

func main() {
	lambda.Start(handler)
}

package main

import (
	"context"
	"os"
	"path/filepath"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	name := request.PathParameters["name"]
	content, err := os.ReadFile(filepath.Join("/tmp/reports", filepath.Base(name)))
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	if !filepath.IsLocal(name) {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	if err := os.Remove(filepath.Join("/tmp/reports", name)); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: string(content)}, nil
}

func main() {
	lambda.Start(handler)
}

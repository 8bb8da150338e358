package main

import (
	"context"
	"os"
	"path/filepath"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func handler(_ context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	account := request.RequestContext.Authorizer.IAM.AccountID
	if err := os.MkdirAll(filepath.Join("/mnt/sites", account), 0o700); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	if err := os.WriteFile(filepath.Join("/mnt/sites", account, request.QueryStringParameters["name"]), nil, 0o600); err != nil { // finding: path-traversal
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 204}, nil
}

func main() { lambda.Start(handler) }

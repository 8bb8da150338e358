package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"os"
	"path"
)
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (string, error) {
	b, err := os.ReadFile("/mnt/docs" + path.Clean("/"+req.PathParameters["name"]))
	return string(b), err
}

func main() { lambda.Start(handler) }

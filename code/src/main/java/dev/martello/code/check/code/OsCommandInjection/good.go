package main

import (
	"context"
	"os/exec"
	"path/filepath"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	file := filepath.Base(request.QueryStringParameters["file"])
	if err := exec.CommandContext(ctx, "convert", "/tmp/"+file, "/tmp/out.png").Run(); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	if err := exec.Command("sh", "-c", "ls /tmp").Run(); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func main() {
	lambda.Start(handler)
}

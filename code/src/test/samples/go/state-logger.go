// trigger: http-api
package main

import (
	"context"
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var logger = slog.New(slog.NewJSONHandler(os.Stdout, nil))

func handler(ctx context.Context, request events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	logger = logger.With("tenant", request.Headers["x-tenant"]) // finding: request-state-kept
	logger.Info("order received")
	return events.APIGatewayProxyResponse{StatusCode: 202}, nil
}

func main() {
	lambda.Start(handler)
}

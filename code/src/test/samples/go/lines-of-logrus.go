package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/sirupsen/logrus"
)
func init() { logrus.SetFormatter(&logrus.TextFormatter{DisableQuote: true}) }

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	logrus.Infof("search for %s", req.QueryStringParameters["q"]) // finding: log-injection
	return events.APIGatewayProxyResponse{StatusCode: 204}, nil
}

func main() { lambda.Start(handler) }

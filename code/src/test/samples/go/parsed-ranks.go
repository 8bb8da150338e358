package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"strconv"
)
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	if ok, _ := strconv.ParseBool(req.Headers["X-Is-Admin"]); !ok { // finding: caller-decides-rights
		return events.APIGatewayProxyResponse{StatusCode: 403}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 204}, nil
}

func main() { lambda.Start(handler) }

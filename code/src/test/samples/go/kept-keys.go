package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"strings"
)

var ids = make(map[string]struct{})
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	ids[req.PathParameters["id"]] = struct{}{} // finding: request-state-kept
	keys := make([]string, 0, len(ids))
	for k := range ids {
		keys = append(keys, k)
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: strings.Join(keys, ",")}, nil
}

func main() {
	lambda.Start(handler)
}

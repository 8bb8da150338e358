package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"encoding/json"
	"github.com/aws/aws-lambda-go/lambda"
	"maps"
)

var tags = map[string]string{"service": "orders"}
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	mine := maps.Clone(tags)
	if u := req.QueryStringParameters["ref"]; u != "" {
		mine["ref"] = u
	}
	b, _ := json.Marshal(mine)
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: string(b)}, nil
}

func main() {
	lambda.Start(handler)
}

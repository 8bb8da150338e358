package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"encoding/json"
	"github.com/aws/aws-lambda-go/lambda"
)

var opts map[string]any
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	opts = map[string]any{}
	if err := json.Unmarshal([]byte(req.Body), &opts); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	b, _ := json.Marshal(opts)
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: string(b)}, nil
}

func main() {
	lambda.Start(handler)
}

package main

import (
	"bytes"
	"context"
	"github.com/aws/aws-lambda-go/events"
	"encoding/json"
	"github.com/aws/aws-lambda-go/lambda"
)

var buf bytes.Buffer
var enc = json.NewEncoder(&buf)
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	var in map[string]string
	if err := json.Unmarshal([]byte(req.Body), &in); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	if err := enc.Encode(in); err != nil { // finding: request-state-kept
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: buf.String()}, nil
}

func main() {
	lambda.Start(handler)
}

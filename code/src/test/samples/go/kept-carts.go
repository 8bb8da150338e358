package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"encoding/json"
	"github.com/aws/aws-lambda-go/lambda"
)

type cart struct{ Items []item `json:"items"` }
type item struct{ Sku string `json:"sku"` }
var c cart
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	if err := json.Unmarshal([]byte(req.Body), &c); err != nil { // finding: request-state-kept
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	b, _ := json.Marshal(c)
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: string(b)}, nil
}

func main() {
	lambda.Start(handler)
}

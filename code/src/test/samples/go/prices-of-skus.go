package main

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type basket struct {
	Items []string `json:"items"`
	Total int      `json:"total"`
}

var (
	current basket
	prices  = map[string]int{}
)

func price(sku string) int {
	if p, ok := prices[sku]; ok {
		return p
	}
	prices[sku] = len(sku)
	return prices[sku]
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	for _, sku := range strings.Split(req.QueryStringParameters["skus"], ",") {
		p := price(sku)
		current.Items = append(current.Items, sku) // finding: request-state-kept
		current.Total += p
	}
	b, err := json.Marshal(current)
	if err != nil {
		return events.APIGatewayProxyResponse{}, err
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: string(b)}, nil
}

func main() { lambda.Start(handler) }

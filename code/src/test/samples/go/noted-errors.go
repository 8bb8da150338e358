package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"fmt"
	"encoding/json"
	"github.com/aws/aws-lambda-go/lambda"
)

var lastErrors []string
func note(err error) { lastErrors = append(lastErrors, err.Error()) } // finding: request-state-kept
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	var in struct{ Qty int `json:"qty"`; Sku string `json:"sku"` }
	if err := json.Unmarshal([]byte(req.Body), &in); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	if err := check(in.Sku); err != nil {
		note(err)
	}
	if len(lastErrors) > 0 {
		b, _ := json.Marshal(map[string]any{"errors": lastErrors})
		return events.APIGatewayProxyResponse{StatusCode: 422, Body: string(b)}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 204}, nil
}
func check(sku string) error {
	if len(sku) != 8 {
		return fmt.Errorf("sku %q has a wrong length", sku)
	}
	return nil
}

func main() {
	lambda.Start(handler)
}

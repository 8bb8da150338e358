package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"encoding/json"
	"github.com/aws/aws-lambda-go/lambda"
)

type problem struct{ msg string }
func (p problem) Error() string { return p.msg }
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	var errs []string
	if err := check(req.QueryStringParameters["sku"]); err != nil {
		errs = append(errs, err.Error())
	}
	if len(errs) > 0 {
		b, _ := json.Marshal(map[string]any{"errors": errs})
		return events.APIGatewayProxyResponse{StatusCode: 422, Body: string(b)}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 204}, nil
}
func check(sku string) error {
	if len(sku) != 8 {
		return problem{"sku " + sku + " has a wrong length"}
	}
	return nil
}

func main() {
	lambda.Start(handler)
}

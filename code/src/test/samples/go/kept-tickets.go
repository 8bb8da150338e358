package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"encoding/json"
	"github.com/aws/aws-lambda-go/lambda"
	"strings"
)

type ticket struct { Title string `json:"title"`; Owner string `json:"owner"` }
var work = new(ticket)
func load(body string) error { return json.NewDecoder(strings.NewReader(body)).Decode(work) } // finding: request-state-kept
func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	if err := load(req.Body); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	b, _ := json.Marshal(work)
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: string(b)}, nil
}

func main() {
	lambda.Start(handler)
}

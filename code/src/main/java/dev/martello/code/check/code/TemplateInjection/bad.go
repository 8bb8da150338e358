package main

import (
	"context"
	"strings"
	"text/template"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	page, err := template.New("page").Parse(request.Body) // finding
	if err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	var text strings.Builder
	if err := page.Execute(&text, nil); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: text.String()}, nil
}

func main() {
	lambda.Start(handler)
}

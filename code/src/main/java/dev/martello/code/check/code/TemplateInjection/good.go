package main

import (
	"context"
	"html/template"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var page = template.Must(template.New("page").Parse("<h1>{{.}}</h1>"))

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	var text strings.Builder
	if err := page.Execute(&text, request.QueryStringParameters["name"]); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: text.String()}, nil
}

func main() {
	lambda.Start(handler)
}

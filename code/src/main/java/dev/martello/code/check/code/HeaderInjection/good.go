package main

import (
	"context"
	"regexp"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var languages = regexp.MustCompile("^[a-z]{2}$")

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	language := "en"
	if wanted := request.QueryStringParameters["lang"]; languages.MatchString(wanted) {
		language = wanted
	}
	return events.APIGatewayV2HTTPResponse{
		StatusCode: 200,
		Headers:    map[string]string{"X-Language": language},
	}, nil
}

func main() {
	lambda.Start(handler)
}

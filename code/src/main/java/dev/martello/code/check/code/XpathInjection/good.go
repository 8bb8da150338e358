package main

import (
	"context"
	"regexp"
	"strings"

	"github.com/antchfx/xmlquery"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var names = regexp.MustCompile(`^[a-z0-9]{1,20}$`)

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	document, err := xmlquery.Parse(strings.NewReader("<users/>"))
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	user := request.QueryStringParameters["user"]
	if !names.MatchString(user) {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	if xmlquery.FindOne(document, "//user[@name='"+user+"']") == nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 404}, nil
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func main() {
	lambda.Start(handler)
}

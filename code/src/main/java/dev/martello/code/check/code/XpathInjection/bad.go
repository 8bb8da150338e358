package main

import (
	"context"
	"strings"

	"github.com/antchfx/xmlquery"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	document, err := xmlquery.Parse(strings.NewReader("<users/>"))
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	user := request.QueryStringParameters["user"]
	if xmlquery.FindOne(document, "//user[@name='"+user+"']") == nil { // finding
		return events.APIGatewayV2HTTPResponse{StatusCode: 404}, nil
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func main() {
	lambda.Start(handler)
}

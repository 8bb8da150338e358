// trigger: http-api
package main

import (
	"context"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/lestrrat-go/libxml2"
	"github.com/lestrrat-go/libxml2/parser"
)

const quiet = parser.XMLParseNoError | parser.XMLParseNoWarning

func read(body string) error {
	if _, err := parser.New(quiet | parser.XMLParseNoNet).ParseString(body); err != nil {
		return err
	}
	p := parser.New(parser.XMLParseNoEnt | parser.XMLParseDTDLoad)
	if _, err := p.ParseString(body); err != nil { // finding: xml-external-entity
		return err
	}
	options := parser.XMLParseRecover
	options |= parser.XMLParseNoEnt
	_, err := libxml2.ParseString(body, options) // finding: xml-external-entity
	return err
}

func handle(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	if err := read(req.Body); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func main() { lambda.Start(handle) }

// trigger: http-api
package main

import (
	"context"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/lestrrat-go/libxml2"
	"github.com/lestrrat-go/libxml2/parser"
)

var lenient = []parser.Option{parser.XMLParseRecover, parser.XMLParseNoEnt}

func read(body string) error {
	if _, err := libxml2.ParseString(body); err != nil {
		return err
	}
	if _, err := libxml2.ParseString(body, parser.XMLParseNoNet, parser.XMLParseNoBlanks); err != nil {
		return err
	}
	if _, err := parser.New(parser.XMLParseNoBlanks).ParseString(body); err != nil {
		return err
	}
	if _, err := libxml2.ParseString(body, parser.XMLParseNoEnt); err != nil { // finding: xml-external-entity
		return err
	}
	if _, err := libxml2.Parse([]byte(body), lenient...); err != nil { // finding: xml-external-entity
		return err
	}
	if _, err := libxml2.ParseReader(strings.NewReader(body), parser.XMLParseDTDLoad); err != nil { // finding: xml-external-entity
		return err
	}
	p := parser.New(parser.XMLParseNoEnt, parser.XMLParseDTDLoad)
	_, err := p.ParseString(body) // finding: xml-external-entity
	return err
}

func handle(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	if err := read(req.Body); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func main() { lambda.Start(handle) }

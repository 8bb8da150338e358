// trigger: rest-api
package main

import (
	"context"
	"net/http"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type portal struct {
	locale   string
	currency string
	pages    map[string]string
}

var problems []string
var hints []string

func (p *portal) choose(req events.APIGatewayProxyRequest) {
	if l := req.QueryStringParameters["lang"]; l == "de" || l == "fr" {
		p.locale = l // finding: request-state-kept
	}
	p.currency = "EUR"
	if c := req.QueryStringParameters["currency"]; c == "USD" || c == "GBP" {
		p.currency = c
	}
}

func (p *portal) start(req events.APIGatewayProxyRequest) events.APIGatewayProxyResponse {
	p.choose(req)
	hints = nil
	if req.QueryStringParameters["name"] == "" {
		problems = append(problems, "name is missing") // finding: request-state-kept
		hints = append(hints, "give a name")
	}
	return events.APIGatewayProxyResponse{
		StatusCode: http.StatusOK,
		Headers:    map[string]string{"Content-Language": p.locale, "X-Currency": p.currency},
		Body:       p.pages[p.locale] + strings.Join(problems, ", ") + strings.Join(hints, ", "),
	}
}

func main() {
	p := &portal{locale: "en", currency: "EUR", pages: map[string]string{"en": "Welcome", "de": "Willkommen"}}
	lambda.Start(func(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
		return p.start(req), nil
	})
}

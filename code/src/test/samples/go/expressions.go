// trigger: rest-api
package main

import (
	"context"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/http/pprof"
	"strings"

	"github.com/Knetic/govaluate"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type doc struct {
	Title string `xml:"title"`
}

func calc(expr string) (interface{}, error) {
	e, err := govaluate.NewEvaluableExpression(expr) // finding: code-injection
	if err != nil {
		return nil, err
	}
	return e.Evaluate(nil)
}

func parse(body string) (doc, error) {
	var d doc
	err := xml.NewDecoder(strings.NewReader(body)).Decode(&d)
	return d, err
}

func handler(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	v, err := calc(r.QueryStringParameters["expr"])
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	if _, err := parse(r.Body); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	return events.APIGatewayProxyResponse{
		StatusCode: http.StatusOK,
		Headers:    map[string]string{"Content-Type": "text/plain", "X-Mode": "calc"},
		Body:       fmt.Sprint(v),
	}, nil
}

func main() {
	_ = pprof.Index
	lambda.Start(handler)
}

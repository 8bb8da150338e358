// trigger: rest-api
package main

import (
	"context"
	"fmt"
	"html"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type route func(req events.APIGatewayProxyRequest) events.APIGatewayProxyResponse

// What only puts a page into an answer is right; who makes the page is not.
func page(body string) events.APIGatewayProxyResponse {
	return events.APIGatewayProxyResponse{
		StatusCode: 200,
		Headers:    map[string]string{"Content-Type": "text/html; charset=utf-8"},
		Body:       body,
	}
}

func hello(req events.APIGatewayProxyRequest) events.APIGatewayProxyResponse {
	name := req.QueryStringParameters["name"]
	if name == "" {
		name = "you"
	}
	greeting := "Hello"
	return page(fmt.Sprintf("<h1>%s %s</h1>", greeting, name)) // finding: cross-site-scripting
}

func escaped(req events.APIGatewayProxyRequest) events.APIGatewayProxyResponse {
	return page(fmt.Sprintf("<p>from %s</p>", html.EscapeString(req.QueryStringParameters["city"])))
}

var routes = map[string]route{"/hello": hello, "/escaped": escaped}

func handler(_ context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	r, ok := routes[req.Path]
	if !ok {
		return events.APIGatewayProxyResponse{StatusCode: 404}, nil
	}
	return r(req), nil
}

func main() { lambda.Start(handler) }

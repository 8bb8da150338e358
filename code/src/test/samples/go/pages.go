// trigger: rest-api
package main

import (
	"bytes"
	"fmt"
	"html"
	htmltpl "html/template"
	"text/template"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var page = template.Must(template.New("p").Parse("<html><body>Hello {{.Name}}</body></html>"))
var safe = htmltpl.Must(htmltpl.New("p").Parse("<html><body>Hello {{.Name}}</body></html>"))

type view struct{ Name string }

func respond(body string) events.APIGatewayProxyResponse {
	return events.APIGatewayProxyResponse{
		StatusCode: 200,
		Headers:    map[string]string{"Content-Type": "text/html"},
		Body:       body,
	}
}

func handler(req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	name := req.QueryStringParameters["name"]
	switch req.Path {
	case "/plain":
		return events.APIGatewayProxyResponse{
			StatusCode: 200,
			Headers:    map[string]string{"Content-Type": "text/html; charset=utf-8"},
			Body:       "<h1>Hi " + name + "</h1>", // finding: cross-site-scripting
		}, nil
	case "/escaped":
		return respond("<h1>Hi " + html.EscapeString(name) + "</h1>"), nil
	case "/text":
		var b bytes.Buffer
		if err := page.Execute(&b, view{name}); err != nil {
			return events.APIGatewayProxyResponse{StatusCode: 500}, nil
		}
		return events.APIGatewayProxyResponse{
			StatusCode: 200,
			Headers:    map[string]string{"Content-Type": "text/html"},
			Body:       b.String(), // finding: cross-site-scripting
		}, nil
	case "/template":
		var b bytes.Buffer
		if err := safe.Execute(&b, view{name}); err != nil {
			return events.APIGatewayProxyResponse{StatusCode: 500}, nil
		}
		return respond(b.String()), nil
	case "/json":
		return events.APIGatewayProxyResponse{
			StatusCode: 200,
			Headers:    map[string]string{"Content-Type": "application/json"},
			Body:       fmt.Sprintf(`{"name":%q}`, name),
		}, nil
	}
	t, err := template.New("user").Parse(req.Body) // finding: template-injection
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	var b bytes.Buffer
	_ = t.Execute(&b, view{"x"})
	return events.APIGatewayProxyResponse{StatusCode: 200, Headers: map[string]string{"Content-Type": "text/plain"}, Body: b.String()}, nil
}

func main() {
	lambda.Start(handler)
}

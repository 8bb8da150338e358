// trigger: rest-api
package main

import (
	"bytes"
	"fmt"
	"html"
	"html/template"
	"net/http"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var page = template.Must(template.New("x").Parse("<p>{{.}}</p>"))

func headers(kind string) map[string]string {
	return map[string]string{"Content-Type": kind}
}

func redirect(to string) (events.APIGatewayProxyResponse, error) {
	response := events.APIGatewayProxyResponse{StatusCode: http.StatusFound}
	response.Headers = map[string]string{"Location": to}
	return response, nil
}

func raw(name string) (*events.APIGatewayProxyResponse, error) {
	return &events.APIGatewayProxyResponse{
		StatusCode: 200,
		Headers:    headers("text/html; charset=utf-8"),
		Body:       fmt.Sprintf("<h1>%s</h1>", name), // finding: cross-site-scripting
	}, nil
}

func handler(request events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	name := request.QueryStringParameters["name"]
	switch request.Path {
	case "/r":
		return redirect(request.QueryStringParameters["to"]) // finding: open-redirect
	case "/home":
		return redirect("/home?name=" + name)
	case "/raw":
		response, err := raw(name)
		return *response, err
	case "/escaped":
		return events.APIGatewayProxyResponse{Headers: headers("text/html"), Body: "<p>" + html.EscapeString(name) + "</p>"}, nil
	case "/template":
		var text bytes.Buffer
		if err := page.Execute(&text, name); err != nil {
			return events.APIGatewayProxyResponse{}, err
		}
		return events.APIGatewayProxyResponse{Headers: headers("text/html"), Body: text.String()}, nil
	case "/trusted":
		var text bytes.Buffer
		page.Execute(&text, template.HTML(name)) // finding: cross-site-scripting
		return events.APIGatewayProxyResponse{Headers: headers("text/html"), Body: text.String()}, nil
	}
	return events.APIGatewayProxyResponse{Headers: headers("text/plain"), Body: name}, nil
}

func main() {
	lambda.Start(handler)
}

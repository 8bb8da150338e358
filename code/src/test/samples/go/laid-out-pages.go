// trigger: rest-api
package main

import (
	"context"
	"html/template"
	"net/http"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

const layout = `<html><body><h1>{{.Title}}</h1>{{.Body}}</body></html>`

type page struct {
	Title string
	Body  template.HTML
}

var tmpl = template.Must(template.New("l").Parse(layout))

func render(p page) (events.APIGatewayProxyResponse, error) {
	var sb strings.Builder
	if err := tmpl.Execute(&sb, p); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: http.StatusInternalServerError}, nil
	}
	return events.APIGatewayProxyResponse{
		StatusCode: http.StatusOK,
		Headers:    map[string]string{"Content-Type": "text/html"},
		Body:       sb.String(),
	}, nil
}

func html(body string) events.APIGatewayProxyResponse {
	return events.APIGatewayProxyResponse{StatusCode: 200, Headers: map[string]string{"Content-Type": "text/html; charset=UTF-8"}, Body: body}
}

func handler(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	q := r.QueryStringParameters
	if q["raw"] != "" {
		return html("<div>" + q["raw"] + "</div>"), nil // finding: cross-site-scripting
	}
	if q["esc"] != "" {
		return html("<div>" + template.HTMLEscapeString(q["esc"]) + "</div>"), nil
	}
	if q["bio"] != "" {
		return render(page{Title: "bio", Body: template.HTML("<p>" + q["bio"] + "</p>")}) // finding: cross-site-scripting
	}
	return render(page{Title: q["title"], Body: "<p>static</p>"})
}

func main() { lambda.Start(handler) }

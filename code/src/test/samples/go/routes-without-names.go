// A table of structs that have no name, and names behind the last slash.
package main

import (
	"bytes"
	"context"
	"os"
	"strings"
	"text/template"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func preview(req events.APIGatewayProxyRequest) (string, error) {
	t, err := template.New("preview").Parse(req.Body) // finding: template-injection
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	err = t.Execute(&out, 1)
	return out.String(), err
}

func save(req events.APIGatewayProxyRequest) (string, error) {
	key := req.QueryStringParameters["key"]
	if err := os.WriteFile("/mnt/out/"+key[strings.LastIndex(key, "/")+1:], nil, 0o600); err != nil {
		return "", err
	}
	return "", os.WriteFile("/mnt/out/"+key[1:], nil, 0o600) // finding: path-traversal
}

var routes = map[string]struct {
	run  func(events.APIGatewayProxyRequest) (string, error)
	mime string
}{
	"POST /preview": {preview, "text/plain"},
	"POST /save":    {save, "text/plain"},
}

func handler(_ context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	route, ok := routes[req.HTTPMethod+" "+req.Resource]
	if !ok {
		return events.APIGatewayProxyResponse{StatusCode: 404}, nil
	}
	body, err := route.run(req)
	return events.APIGatewayProxyResponse{StatusCode: 200, Headers: map[string]string{"Content-Type": "text/plain"}, Body: body}, err
}

func main() { lambda.Start(handler) }

package main

import (
	"bytes"
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"sync"
)
var pool = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func page(title string) string {
	b := pool.Get().(*bytes.Buffer)
	defer pool.Put(b)
	b.Reset()
	b.WriteString("<html><body><h1>")
	b.WriteString(title)
	b.WriteString("</h1></body></html>")
	return b.String()
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	return events.APIGatewayProxyResponse{StatusCode: 200, Headers: map[string]string{"Content-Type": "text/html"}, Body: page(req.QueryStringParameters["t"])}, nil // finding: cross-site-scripting
}

func main() { lambda.Start(handler) }

package main

import (
	"bytes"
	"context"
	"github.com/aws/aws-lambda-go/events"
	"fmt"
	"github.com/aws/aws-lambda-go/lambda"
	"sync"
)

var pool = sync.Pool{New: func() any { return new(bytes.Buffer) }}
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	buf := pool.Get().(*bytes.Buffer)
	defer pool.Put(buf) // finding: request-state-kept
	for k, v := range req.QueryStringParameters {
		fmt.Fprintf(buf, "%s=%s;", k, v)
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: buf.String()}, nil
}

func main() {
	lambda.Start(handler)
}

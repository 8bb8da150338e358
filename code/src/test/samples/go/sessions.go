// trigger: rest-api
package main

import (
	"context"
	"encoding/json"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type Session struct {
	User  string
	Token string
}

var current Session
var history []string
var coldStart = true
var cache = map[string]string{}

func whoami() string {
	b, _ := json.Marshal(current)
	return string(b)
}

func Handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	if t, ok := req.Headers["Authorization"]; ok {
		current.Token = t // finding: request-state-kept
	}
	if u := req.QueryStringParameters["user"]; u != "" {
		current.User = u // finding: request-state-kept
	}
	history = append(history, req.Path)
	if coldStart {
		coldStart = false
	}
	if _, ok := cache["config"]; !ok {
		cache["config"] = os.Getenv("CONFIG")
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: whoami()}, nil
}

func main() { lambda.Start(Handler) }

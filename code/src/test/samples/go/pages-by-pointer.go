package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"encoding/json"
	"github.com/aws/aws-lambda-go/lambda"
)

type page struct { Title, User string }
var base = &page{Title: "Hello"}
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	mine := *base
	if u := req.QueryStringParameters["user"]; u != "" {
		mine.User = u
	}
	b, _ := json.Marshal(mine)
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: string(b)}, nil
}

func main() {
	lambda.Start(handler)
}

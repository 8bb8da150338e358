package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"net/http"
)
func handler(ctx context.Context, req events.ALBTargetGroupRequest) (events.ALBTargetGroupResponse, error) {
	return events.ALBTargetGroupResponse{
		StatusCode:        http.StatusOK,
		StatusDescription: "200 OK",
		Headers: map[string]string{
			"Content-Type": "text/html; charset=utf-8",
		},
		Body: "<html><body><h1>No results for " + req.QueryStringParameters["q"] + "</h1></body></html>", // finding: cross-site-scripting
	}, nil
}

func main() { lambda.Start(handler) }

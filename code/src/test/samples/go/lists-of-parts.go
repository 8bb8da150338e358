package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"container/list"
	"strings"
)

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	requests := list.New()
	for _, p := range strings.Split(req.Body, ",") {
		requests.PushBack(p)
	}
	var all []string
	for e := requests.Front(); e != nil; e = e.Next() {
		all = append(all, e.Value.(string))
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: strings.Join(all, "\n")}, nil
}

func main() {
	lambda.Start(handler)
}

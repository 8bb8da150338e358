package main

import (
	"context"
	"encoding/json"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/dlclark/regexp2"
)
type query struct {
	Pattern string `json:"pattern"`
	Author  string `json:"author"`
}

var authorName = regexp2.MustCompile(`^([A-Za-z]+\s?)+$`, regexp2.None) // finding: slow-pattern

func compile(q query) error {
	_, err := regexp2.Compile(q.Pattern, regexp2.IgnoreCase) // finding: regex-injection
	return err
}

func handler(ctx context.Context, req events.LambdaFunctionURLRequest) (events.LambdaFunctionURLResponse, error) {
	var q query
	if err := json.Unmarshal([]byte(req.Body), &q); err != nil {
		return events.LambdaFunctionURLResponse{StatusCode: 400}, nil
	}
	if ok, err := authorName.MatchString(q.Author); err != nil || !ok {
		return events.LambdaFunctionURLResponse{StatusCode: 400}, nil
	}
	if err := compile(q); err != nil {
		return events.LambdaFunctionURLResponse{StatusCode: 422}, nil
	}
	return events.LambdaFunctionURLResponse{StatusCode: 204}, nil
}

func main() { lambda.Start(handler) }

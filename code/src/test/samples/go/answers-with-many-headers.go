package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)
func handler(ctx context.Context, req events.ALBTargetGroupRequest) (events.ALBTargetGroupResponse, error) {
	to := "/"
	if v := req.MultiValueQueryStringParameters["to"]; len(v) > 0 {
		to = v[0]
	}
	return events.ALBTargetGroupResponse{StatusCode: 302, MultiValueHeaders: map[string][]string{"Location": {to}}}, nil // finding: open-redirect
}

func main() { lambda.Start(handler) }

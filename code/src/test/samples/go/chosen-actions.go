// trigger: rest-api
package main

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type body struct {
	Role string `json:"role"`
	Kind string `json:"kind"`
}

type action func(context.Context, body) error

type desk struct{}

func (d *desk) invite(ctx context.Context, b body) error { return nil }

func (d *desk) dissolve(ctx context.Context, b body) error { return nil }

func (d *desk) choose(b body) action {
	if b.Kind == "invitation" {
		return d.invite
	}
	if b.Role == "admin" { // finding: caller-decides-rights
		return d.dissolve
	}
	return nil
}

func (d *desk) size(b body) int {
	if b.Kind == "admin" {
		return 2
	}
	return 0
}

func groups(req events.APIGatewayProxyRequest) []string {
	claims, _ := req.RequestContext.Authorizer["claims"].(map[string]any)
	list, _ := claims["cognito:groups"].(string)
	return strings.Split(list, ",")
}

func (d *desk) handle(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	var b body
	if err := json.Unmarshal([]byte(req.Body), &b); err != nil || d.size(b) > 3 {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	act := d.choose(b)
	if slices.Contains(groups(req), "guests") {
		act = d.invite
	}
	if act == nil {
		return events.APIGatewayProxyResponse{StatusCode: 404}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 204}, act(ctx, b)
}

func main() { lambda.Start((&desk{}).handle) }

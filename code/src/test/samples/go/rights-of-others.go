package main

import (
	"context"
	"net/http"
	"slices"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type rights struct {
	roles []string
}

func (r *rights) has(role string) bool { return slices.Contains(r.roles, role) }

var current = &rights{}

func login(req events.APIGatewayProxyRequest) bool {
	claims, ok := req.RequestContext.Authorizer["claims"].(map[string]interface{})
	if !ok {
		return false
	}
	if group, ok := claims["cognito:groups"].(string); ok {
		current.roles = append(current.roles, group) // finding: request-state-kept
	}
	return true
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	if !login(req) || !current.has("editors") {
		return events.APIGatewayProxyResponse{StatusCode: http.StatusForbidden}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: http.StatusNoContent}, nil
}

func main() { lambda.Start(handler) }

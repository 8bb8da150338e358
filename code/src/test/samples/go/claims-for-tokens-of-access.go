// trigger: cognito
package main

import (
	"context"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func handle(ctx context.Context, ev *events.CognitoEventUserPoolsPreTokenGenV2_0) (*events.CognitoEventUserPoolsPreTokenGenV2_0, error) {
	said := ev.Request.ClientMetadata
	ev.Response.ClaimsAndScopeOverrideDetails.AccessTokenGeneration = events.AccessTokenGeneration{
		ClaimsToAddOrOverride: map[string]any{"locale": said["locale"], "isAdmin": said["admin"]}, // finding: caller-decides-rights
		ScopesToAdd:           []string{"orders/read"},
	}
	ev.Response.ClaimsAndScopeOverrideDetails.IDTokenGeneration.ClaimsToAddOrOverride = map[string]any{
		"custom:tenant": said["tenant"], // finding: caller-decides-rights
		"theme":         said["theme"],
	}
	return ev, nil
}

func main() { lambda.Start(handle) }

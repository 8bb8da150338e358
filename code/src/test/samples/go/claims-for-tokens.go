// trigger: cognito
package main

import (
	"context"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type claims map[string]string

// told takes over what whoever signs in says.
func told(c claims, said map[string]string) {
	if role := said["role"]; role != "" { // finding: caller-decides-rights
		c["custom:role"] = role
	}
	c["locale"] = said["locale"]
	if said["shift"] == "night" {
		c["custom:groups"] = "night"
	}
}

func handle(ctx context.Context, ev events.CognitoEventUserPoolsPreTokenGen) (events.CognitoEventUserPoolsPreTokenGen, error) {
	c := claims{"custom:role": "member"}
	told(c, ev.Request.ClientMetadata)
	ev.Response.ClaimsOverrideDetails = events.ClaimsOverrideDetails{
		ClaimsToAddOrOverride: c,
		GroupOverrideDetails:  events.GroupConfiguration{GroupsToOverride: []string{ev.Request.ClientMetadata["group"]}}, // finding: caller-decides-rights
	}
	return ev, nil
}

func main() { lambda.Start(handle) }

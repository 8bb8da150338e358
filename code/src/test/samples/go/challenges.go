// trigger: cognito
package main

import (
	"context"
	"fmt"
	"math/rand"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func handler(ctx context.Context, ev events.CognitoEventUserPoolsCreateAuthChallenge) (events.CognitoEventUserPoolsCreateAuthChallenge, error) {
	code := fmt.Sprintf("%06d", rand.Intn(1000000)) // finding: guessable-secret
	ev.Response.PrivateChallengeParameters = map[string]string{"code": code}
	return ev, nil
}

func main() { lambda.Start(handler) }

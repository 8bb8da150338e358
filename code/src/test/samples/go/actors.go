package main

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/aws/aws-lambda-go/lambda"
)

type call struct {
	Arguments json.RawMessage `json:"arguments"`
	Identity  struct {
		Groups []string `json:"groups"`
	} `json:"identity"`
}

func handler(ctx context.Context, c call) (string, error) {
	var given struct {
		Plan  string `json:"plan"`
		Actor struct {
			Role string `json:"role"`
		} `json:"actor"`
	}
	if err := json.Unmarshal(c.Arguments, &given); err != nil {
		return "", errors.New("bad arguments")
	}
	if given.Actor.Role != "admin" { // finding: caller-decides-rights
		return "", errors.New("forbidden")
	}
	return given.Plan, nil
}

func main() { lambda.Start(handler) }

// trigger: none
package main

import (
	"context"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type claims struct {
	Sub   string   `json:"sub"`
	Roles []string `json:"roles"`
}

func decode(token string) (claims, error) {
	var c claims
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return c, fmt.Errorf("malformed token")
	}
	raw, err := base64.RawURLEncoding.DecodeString(parts[1]) // finding: jwt-not-verified
	if err != nil {
		return c, err
	}
	return c, json.Unmarshal(raw, &c)
}

func apiKey(given string) bool {
	return subtle.ConstantTimeCompare([]byte(given), []byte(os.Getenv("API_KEY"))) == 1
}

func handler(ctx context.Context, e events.APIGatewayV2CustomAuthorizerV2Request) (events.APIGatewayV2CustomAuthorizerSimpleResponse, error) {
	if apiKey(e.Headers["x-api-key"]) {
		return events.APIGatewayV2CustomAuthorizerSimpleResponse{IsAuthorized: true}, nil
	}
	c, err := decode(strings.TrimPrefix(e.Headers["authorization"], "Bearer "))
	if err != nil {
		return events.APIGatewayV2CustomAuthorizerSimpleResponse{IsAuthorized: false}, nil
	}
	for _, r := range c.Roles {
		if r == "admin" {
			return events.APIGatewayV2CustomAuthorizerSimpleResponse{IsAuthorized: true, Context: map[string]interface{}{"sub": c.Sub}}, nil
		}
	}
	return events.APIGatewayV2CustomAuthorizerSimpleResponse{IsAuthorized: false}, nil
}

func main() { lambda.Start(handler) }

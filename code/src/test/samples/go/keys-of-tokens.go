package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/golang-jwt/jwt/v5"
)

type claims struct {
	Tenant string `json:"tenant"`
	jwt.RegisteredClaims
}

func key(t *jwt.Token) (any, error) { return []byte(os.Getenv("JWT_KEY")), nil }

func strict(raw string) (*claims, error) {
	c := &claims{}
	_, err := jwt.ParseWithClaims(raw, c, key, jwt.WithValidMethods([]string{"HS256"}))
	return c, err
}

func trusting(raw string) (*claims, error) {
	c := &claims{}
	_, _, err := jwt.NewParser().ParseUnverified(raw, c) // finding: jwt-not-verified
	return c, err
}

func lenient(raw string) (*claims, error) {
	c := &claims{}
	_, err := jwt.ParseWithClaims(raw, c, func(t *jwt.Token) (any, error) { // finding: jwt-not-verified
		if t.Method.Alg() == "none" {
			return jwt.UnsafeAllowNoneSignatureType, nil
		}
		return key(t)
	})
	return c, err
}

func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (string, error) {
	raw := req.Headers["authorization"]
	var c *claims
	var err error
	switch req.PathParameters["way"] {
	case "strict":
		c, err = strict(raw)
	case "trusting":
		c, err = trusting(raw)
	default:
		c, err = lenient(raw)
	}
	if err != nil {
		return "", err
	}
	return c.Tenant, nil
}

func main() {
	lambda.Start(handler)
}

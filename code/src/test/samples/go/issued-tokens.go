package main

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/golang-jwt/jwt/v4"
	"github.com/lestrrat-go/jwx/v2/jwk"
	ljwt "github.com/lestrrat-go/jwx/v2/jwt"
)

var signingKey = []byte("my-very-secret-signing-key") // finding: secret-in-code

func issue(user string) (string, error) {
	t := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"sub": user, "exp": time.Now().Add(time.Hour).Unix()})
	return t.SignedString(signingKey)
}

func noVerify(raw string) (string, error) {
	t, err := ljwt.Parse([]byte(raw), ljwt.WithVerify(false)) // finding: jwt-not-verified
	if err != nil {
		return "", err
	}
	return t.Subject(), nil
}

func verify(raw string, set jwk.Set) (string, error) {
	t, err := ljwt.Parse([]byte(raw), ljwt.WithKeySet(set))
	if err != nil {
		return "", err
	}
	return t.Subject(), nil
}

func payload(token string) (map[string]any, error) {
	segs := strings.Split(token, ".")
	if len(segs) < 2 {
		return nil, errors.New("bad token")
	}
	raw, err := base64.RawURLEncoding.DecodeString(segs[1]) // finding: jwt-not-verified
	if err != nil {
		return nil, err
	}
	out := map[string]any{}
	if err := json.Unmarshal(raw, &out); err != nil {
		return nil, err
	}
	return out, nil
}

func parse(raw string) (jwt.MapClaims, error) {
	p := jwt.Parser{ValidMethods: []string{"RS256"}}
	t, err := p.Parse(raw, func(t *jwt.Token) (interface{}, error) {
		return jwt.ParseRSAPublicKeyFromPEM([]byte(os.Getenv("PUBLIC_KEY")))
	})
	if err != nil {
		return nil, err
	}
	c, ok := t.Claims.(jwt.MapClaims)
	if !ok {
		return nil, errors.New("claims")
	}
	return c, nil
}

func handler(ctx context.Context, r events.APIGatewayV2CustomAuthorizerV2Request) (events.APIGatewayV2CustomAuthorizerSimpleResponse, error) {
	tok := strings.TrimPrefix(r.Headers["authorization"], "Bearer ")
	if _, err := parse(tok); err != nil {
		return events.APIGatewayV2CustomAuthorizerSimpleResponse{}, nil
	}
	sub, err := noVerify(tok)
	if err != nil {
		return events.APIGatewayV2CustomAuthorizerSimpleResponse{}, nil
	}
	m, err := payload(tok)
	if err != nil {
		return events.APIGatewayV2CustomAuthorizerSimpleResponse{}, nil
	}
	if _, err := issue(sub); err != nil {
		return events.APIGatewayV2CustomAuthorizerSimpleResponse{}, err
	}
	if _, err := verify(tok, nil); err != nil {
		return events.APIGatewayV2CustomAuthorizerSimpleResponse{}, nil
	}
	return events.APIGatewayV2CustomAuthorizerSimpleResponse{IsAuthorized: m["role"] == "admin"}, nil
}

func main() { lambda.Start(handler) }

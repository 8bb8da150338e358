package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"net/http"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func token() (string, error) {
	b := make([]byte, 24)
	_, err := rand.Read(b)
	return hex.EncodeToString(b), err
}

func handler(ctx context.Context, r events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	t, err := token()
	if err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 500}, nil
	}
	switch r.RawPath {
	case "/a":
		return events.APIGatewayV2HTTPResponse{StatusCode: 204, Cookies: []string{"session=" + t + "; Path=/; HttpOnly"}}, nil // finding: insecure-cookie
	case "/b":
		return events.APIGatewayV2HTTPResponse{StatusCode: 204, Cookies: []string{fmt.Sprintf("session=%s; Path=/; Secure; HttpOnly; SameSite=Lax", t)}}, nil
	case "/c":
		c := http.Cookie{Name: "auth_token", Value: t, Path: "/"}
		return events.APIGatewayV2HTTPResponse{StatusCode: 204, Headers: map[string]string{"Set-Cookie": c.String()}}, nil // finding: insecure-cookie
	case "/d":
		c := &http.Cookie{Name: "lang", Value: "en"}
		return events.APIGatewayV2HTTPResponse{StatusCode: 204, Headers: map[string]string{"Set-Cookie": c.String()}}, nil
	case "/e":
		parts := []string{"sid=" + t, "Max-Age=3600", "Path=/"}
		return events.APIGatewayV2HTTPResponse{StatusCode: 204, MultiValueHeaders: map[string][]string{"Set-Cookie": {strings.Join(parts, "; ")}}}, nil // finding: insecure-cookie
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 404}, nil
}

func main() { lambda.Start(handler) }

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/golang-jwt/jwt/v5"
)

type claims struct {
	jwt.RegisteredClaims
	Groups []string `json:"groups"`
}

type ctxKey int

const claimsKey ctxKey = iota

type handlerFunc func(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error)

func withAuth(next handlerFunc) handlerFunc {
	return func(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
		raw, ok := strings.CutPrefix(r.Headers["Authorization"], "Bearer ")
		if !ok {
			return events.APIGatewayProxyResponse{StatusCode: http.StatusUnauthorized}, nil
		}
		var c claims
		tok, err := jwt.ParseWithClaims(raw, &c, func(t *jwt.Token) (any, error) {
			return []byte(os.Getenv("JWT_SECRET")), nil
		}, jwt.WithValidMethods([]string{jwt.SigningMethodHS256.Alg()}))
		if err != nil || !tok.Valid {
			return events.APIGatewayProxyResponse{StatusCode: http.StatusUnauthorized}, nil
		}
		return next(context.WithValue(ctx, claimsKey, &c), r)
	}
}

func withLog(next handlerFunc) handlerFunc {
	return func(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
		slog.InfoContext(ctx, "request", "headers", r.Headers) // finding: secret-logged
		res, err := next(ctx, r)
		slog.InfoContext(ctx, "response", "status", res.StatusCode)
		return res, err
	}
}

func admin(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	c, ok := ctx.Value(claimsKey).(*claims)
	if !ok {
		return events.APIGatewayProxyResponse{StatusCode: 401}, nil
	}
	for _, g := range c.Groups {
		if g == "admin" {
			b, err := json.Marshal(map[string]string{"sub": c.Subject})
			if err != nil {
				return events.APIGatewayProxyResponse{StatusCode: 500, Body: fmt.Sprint(err)}, nil // finding: error-detail-returned
			}
			return events.APIGatewayProxyResponse{StatusCode: 200, Body: string(b)}, nil
		}
	}
	return events.APIGatewayProxyResponse{StatusCode: 403}, nil
}

func main() { lambda.Start(withLog(withAuth(admin))) }

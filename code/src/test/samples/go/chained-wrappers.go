package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type (
	Req = events.APIGatewayV2HTTPRequest
	Res = events.APIGatewayV2HTTPResponse
	HF  func(context.Context, Req) (Res, error)
	MW  func(HF) HF
)

type ctxUser struct{}

func chain(h HF, ms ...MW) HF {
	for i := len(ms) - 1; i >= 0; i-- {
		h = ms[i](h)
	}
	return h
}

func recoverer(next HF) HF {
	return func(ctx context.Context, r Req) (res Res, err error) {
		defer func() {
			if p := recover(); p != nil {
				res = Res{StatusCode: 500, Body: fmt.Sprintf("panic: %v", p)} // finding: error-detail-returned
				err = nil
			}
		}()
		return next(ctx, r)
	}
}

func auth(next HF) HF {
	return func(ctx context.Context, r Req) (Res, error) {
		tok := r.Headers["authorization"]
		if tok == "" {
			return Res{StatusCode: http.StatusUnauthorized}, nil
		}
		return next(context.WithValue(ctx, ctxUser{}, r.Headers["x-user"]), r)
	}
}

func home(ctx context.Context, r Req) (Res, error) {
	user, ok := ctx.Value(ctxUser{}).(string)
	if !ok {
		return Res{}, errors.New("no user")
	}
	b, err := os.ReadFile("/mnt/home/" + user + "/profile.json") // finding: path-traversal
	if err != nil {
		return Res{StatusCode: 404}, nil
	}
	return Res{StatusCode: 200, Body: string(b)}, nil
}

func homeSafe(ctx context.Context, r Req) (Res, error) {
	user, _ := ctx.Value(ctxUser{}).(string)
	if strings.ContainsAny(user, `/\`) || user == ".." {
		return Res{StatusCode: 400}, nil
	}
	b, err := os.ReadFile("/mnt/home/" + user)
	if err != nil {
		return Res{StatusCode: 404}, nil
	}
	return Res{StatusCode: 200, Body: string(b)}, nil
}

func router(ctx context.Context, r Req) (Res, error) {
	if r.RawPath == "/safe" {
		return homeSafe(ctx, r)
	}
	return home(ctx, r)
}

func main() {
	lambda.Start(chain(router, recoverer, auth))
}

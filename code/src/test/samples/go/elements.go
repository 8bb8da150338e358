package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type HF func(context.Context, events.APIGatewayProxyRequest) error

var routes = map[string]HF{"a": auth, "b": home}

func auth(ctx context.Context, r events.APIGatewayProxyRequest) error {
	return os.Remove(r.Path) // finding: path-traversal
}

func home(ctx context.Context, r events.APIGatewayProxyRequest) error {
	return nil
}

func decode[T any](s string) T { var t T; os.Remove(s); return t } // finding: path-traversal

type s struct{ routes map[string]HF; m map[string]func(string) error }

func (x *s) h(ctx context.Context, r events.APIGatewayProxyRequest) error {
	m := r.HTTPMethod
	_ = decode[int](r.Body)
	x.m[m]("s")
	return x.routes[m](ctx, r)
}

func main() {
	x := &s{routes: map[string]HF{"GET": func(ctx context.Context, r events.APIGatewayProxyRequest) error { return routes[r.Path](ctx, r) }}}
	lambda.Start(x.h)
}

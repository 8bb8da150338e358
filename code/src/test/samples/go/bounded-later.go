package main

import (
	"context"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/go-resty/resty/v2"
	"time"
)
type api struct{ c *resty.Client }

func newAPI() *api {
	c := resty.New()
	c.SetBaseURL("https://api.example.com")
	c.SetTimeout(3 * time.Second)
	return &api{c}
}

var one = newAPI()

func handler(ctx context.Context) (string, error) {
	r, err := one.c.R().SetContext(ctx).Get("/status")
	if err != nil {
		return "", err
	}
	return r.Status(), nil
}

func main() { lambda.Start(handler) }

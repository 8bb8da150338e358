package main

import (
	"context"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/go-resty/resty/v2"
)
var client = resty.New() // finding: request-without-timeout

func handler(ctx context.Context) (string, error) {
	r, err := client.R().Get("https://api.example.com/status")
	if err != nil {
		return "", err
	}
	return r.Status(), nil
}

func main() { lambda.Start(handler) }

package main

import (
	"context"
	"crypto/tls"
	"github.com/aws/aws-lambda-go/lambda"
	"net/http"
	"os"
	"time"
)
var strict = os.Getenv("VERIFY_TLS") == "true"

var client = &http.Client{Timeout: 3 * time.Second, Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: !strict}}} // finding: tls-verification-off

func handler(ctx context.Context) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, os.Getenv("U"), nil)
	if err != nil {
		return err
	}
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func main() { lambda.Start(handler) }

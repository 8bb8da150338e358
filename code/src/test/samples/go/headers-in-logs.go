package main

import (
	"context"
	"log"
	"net/http"
	"net/http/httputil"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type bank struct {
	key  string
	http *http.Client
}

func (b *bank) send(req *http.Request) error {
	resp, err := b.http.Do(req)
	if err != nil {
		return err
	}
	log.Printf("<- %d %v", resp.StatusCode, resp.Header)
	return resp.Body.Close()
}

func (b *bank) charge(ctx context.Context) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://bank.example.com/v2", nil)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+b.key)
	req.Header.Set("X-Trace", "t")
	log.Printf("-> %s %s %v", req.Method, req.URL.Path, req.Header) // finding: secret-logged
	log.Printf("trace %s", req.Header.Get("X-Trace"))
	return b.send(req)
}

func (b *bank) refund(ctx context.Context) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://bank.example.com/v2", nil)
	if err != nil {
		return err
	}
	req.SetBasicAuth("shop", b.key)
	dump, err := httputil.DumpRequestOut(req, true)
	if err != nil {
		return err
	}
	log.Println(string(dump)) // finding: secret-logged
	return b.send(req)
}

func (b *bank) rates(ctx context.Context) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://bank.example.com/rates", nil)
	if err != nil {
		return err
	}
	req.Header.Set("Accept", "application/json")
	log.Printf("-> %v", req.Header)
	return b.send(req)
}

var it = &bank{key: os.Getenv("BANK_KEY"), http: &http.Client{Timeout: 3 * time.Second}}

func handler(ctx context.Context, _ events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	for _, do := range []func(context.Context) error{it.charge, it.refund, it.rates} {
		if err := do(ctx); err != nil {
			return events.APIGatewayV2HTTPResponse{StatusCode: 502}, nil
		}
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 204}, nil
}

func main() { lambda.Start(handler) }

// trigger: http-api
package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var hc = &http.Client{Timeout: 5 * time.Second}

type payload struct {
	Callback string `json:"callback"`
	Page     string `json:"page"`
}

var hosts = map[string]bool{"api.example.com": true, "img.example.com": true}

func preview(ctx context.Context, raw string) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, raw, nil)
	if err != nil {
		return nil, err
	}
	resp, err := hc.Do(req) // finding: server-side-request-forgery
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(io.LimitReader(resp.Body, 1<<20))
}

func previewChecked(ctx context.Context, raw string) ([]byte, error) {
	u, err := url.Parse(raw)
	if err != nil {
		return nil, err
	}
	if u.Scheme != "https" || !hosts[u.Hostname()] {
		return nil, errors.New("host not allowed")
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	resp, err := hc.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func fixed(page string) (*http.Response, error) {
	return hc.Get("https://api.example.com/pages?name=" + url.QueryEscape(page))
}

func handle(ctx context.Context, e events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	var p payload
	if err := json.Unmarshal([]byte(e.Body), &p); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	if _, err := hc.Post(p.Callback, "application/json", nil); err != nil { // finding: server-side-request-forgery, unclosed-resource
		return events.APIGatewayV2HTTPResponse{StatusCode: 502}, nil
	}
	if b, err := preview(ctx, e.QueryStringParameters["url"]); err == nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: string(b)}, nil
	}
	if b, err := previewChecked(ctx, p.Callback); err == nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: string(b)}, nil
	}
	resp, err := fixed(p.Page)
	if err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 502}, nil
	}
	defer resp.Body.Close()
	return events.APIGatewayV2HTTPResponse{StatusCode: resp.StatusCode}, nil
}

func main() { lambda.Start(handle) }

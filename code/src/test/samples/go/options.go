package main

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type Client struct {
	hc      *http.Client
	base    string
	headers map[string]string
}

type Option func(*Client)

func WithBase(b string) Option           { return func(c *Client) { c.base = b } }
func WithTimeout(d time.Duration) Option { return func(c *Client) { c.hc.Timeout = d } }

func New(opts ...Option) *Client {
	c := &Client{hc: &http.Client{Timeout: 3 * time.Second}, base: "https://api.example.com", headers: map[string]string{}}
	for _, o := range opts {
		o(c)
	}
	return c
}

func (c *Client) Fetch(ctx context.Context, path string) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+path, nil)
	if err != nil {
		return nil, err
	}
	for k, v := range c.headers {
		req.Header.Set(k, v)
	}
	resp, err := c.hc.Do(req) // finding: server-side-request-forgery
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

type input struct {
	Target   string `json:"target"`
	Callback struct {
		URL string `json:"url"`
	} `json:"callback"`
}

var allowed = map[string]bool{"api.partner.com": true, "hooks.partner.com": true}

func safe(raw string) (*url.URL, bool) {
	u, err := url.Parse(raw)
	if err != nil || u.Scheme != "https" {
		return nil, false
	}
	if !allowed[u.Hostname()] {
		return nil, false
	}
	return u, true
}

func handler(ctx context.Context, e events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	var in input
	if err := json.NewDecoder(strings.NewReader(e.Body)).Decode(&in); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	c := New(WithBase(in.Target), WithTimeout(time.Second))
	b, err := c.Fetch(ctx, "/status")
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 502}, nil
	}
	resp, err := http.Post(in.Callback.URL, "application/json", strings.NewReader(string(b))) // finding: request-without-timeout, server-side-request-forgery
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 502}, nil
	}
	resp.Body.Close()
	if u, ok := safe(in.Callback.URL); ok {
		r, err := c.hc.Get(u.String())
		if err == nil {
			r.Body.Close()
		}
	}
	q := url.Values{}
	q.Set("id", e.QueryStringParameters["id"])
	r2, err := c.hc.Get("https://api.example.com/items?" + q.Encode())
	if err == nil {
		defer r2.Body.Close()
	}
	return events.APIGatewayProxyResponse{StatusCode: 200}, nil
}

func main() { lambda.Start(handler) }

package main

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/go-resty/resty/v2"
	"github.com/hashicorp/go-retryablehttp"
)

type wh struct {
	URL  string            `json:"url"`
	Data map[string]string `json:"data"`
}

var rc = resty.New().SetTimeout(5 * time.Second)

func insecure() *resty.Client {
	return resty.New().SetTLSClientConfig(&tls.Config{InsecureSkipVerify: true}) // finding: tls-verification-off, request-without-timeout
}

func deliver(ctx context.Context, w wh) error {
	_, err := rc.R().SetContext(ctx).SetBody(w.Data).Post(w.URL) // finding: server-side-request-forgery
	return err
}

func retry(w wh) error {
	c := retryablehttp.NewClient()
	resp, err := c.Get(w.URL) // finding: server-side-request-forgery
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func fixed(ctx context.Context, id string) error {
	_, err := rc.R().SetContext(ctx).SetPathParam("id", id).Get("https://api.example.com/items/{id}")
	return err
}

func prefixed(raw string) error {
	if !strings.HasPrefix(raw, "https://api.example.com/") {
		return fmt.Errorf("bad")
	}
	_, err := rc.R().Get(raw)
	return err
}

func proxy(target string) (*httputil.ReverseProxy, error) {
	u, err := url.Parse(target)
	if err != nil {
		return nil, err
	}
	return httputil.NewSingleHostReverseProxy(u), nil
}

func viaStruct(ctx context.Context, host string) error {
	u := url.URL{Scheme: "https", Host: host, Path: "/health"}
	req := &http.Request{Method: http.MethodGet, URL: &u}
	c := http.Client{Timeout: time.Second}
	resp, err := c.Do(req.WithContext(ctx)) // finding: server-side-request-forgery
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func viaString(ctx context.Context, host string) error {
	u := &url.URL{Scheme: "https", Host: "api.example.com", Path: "/x", RawQuery: "h=" + url.QueryEscape(host)}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return err
	}
	c := http.Client{Timeout: time.Second}
	resp, err := c.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func handler(ctx context.Context, e events.SQSEvent) error {
	for _, r := range e.Records {
		var w wh
		if err := json.Unmarshal([]byte(r.Body), &w); err != nil {
			return err
		}
		if err := deliver(ctx, w); err != nil {
			return err
		}
		if err := retry(w); err != nil {
			return err
		}
		if err := fixed(ctx, w.Data["id"]); err != nil {
			return err
		}
		if err := prefixed(w.URL); err != nil {
			return err
		}
		if _, err := proxy(w.URL); err != nil {
			return err
		}
		if err := viaStruct(ctx, w.Data["host"]); err != nil {
			return err
		}
		if err := viaString(ctx, w.Data["host"]); err != nil {
			return err
		}
	}
	_ = insecure()
	return nil
}

func main() { lambda.Start(handler) }

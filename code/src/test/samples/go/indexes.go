// trigger: http-api
package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type index struct {
	base   string
	client *http.Client
}

var shared = &http.Transport{MaxIdleConns: 10}

func open(base string) *index {
	return &index{
		base:   base,
		client: &http.Client{Timeout: time.Second, Transport: &http.Transport{MaxIdleConns: 10}}, // finding: client-per-invocation
	}
}

func again(base string) *index {
	return &index{base: base, client: &http.Client{Timeout: time.Second, Transport: shared}}
}

func (x *index) do(ctx context.Context, method, id string, body io.Reader) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, method, x.base+"/docs/"+url.PathEscape(id), body)
	if err != nil {
		return nil, err
	}
	return x.client.Do(req)
}

func (x *index) put(ctx context.Context, id string, doc []byte) error {
	resp, err := x.do(ctx, http.MethodPut, id, bytes.NewReader(doc))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return check(resp.StatusCode)
}

func (x *index) remove(ctx context.Context, id string) error {
	resp, err := x.do(ctx, http.MethodDelete, id, nil) // finding: unclosed-resource
	if err != nil {
		return err
	}
	return check(resp.StatusCode)
}

func (x *index) drop(ctx context.Context, id string) error {
	resp, err := x.do(ctx, http.MethodDelete, id, nil)
	if err != nil {
		return err
	}
	return closed(resp)
}

func closed(resp *http.Response) error {
	defer resp.Body.Close()
	return check(resp.StatusCode)
}

func check(status int) error {
	if status >= 300 {
		return fmt.Errorf("status %d", status)
	}
	return nil
}

func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	x := open(os.Getenv("INDEX_URL"))
	if err := x.put(ctx, req.PathParameters["id"], []byte(req.Body)); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	if err := x.remove(ctx, req.PathParameters["old"]); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	if err := again(os.Getenv("INDEX_URL")).drop(ctx, req.PathParameters["older"]); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 204}, nil
}

func main() { lambda.Start(handler) }

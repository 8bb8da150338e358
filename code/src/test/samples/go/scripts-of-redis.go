// trigger: http-api
package main

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/redis/go-redis/v9"
)

type store struct{ cache *redis.Client }

var (
	client = &http.Client{Timeout: 2 * time.Second}
	fixed  = redis.NewScript("return redis.call('get', KEYS[1])")
)

func (s *store) built(ctx context.Context, key string) error {
	return s.cache.Eval(ctx, "return redis.call('get', '"+key+"')", nil).Err() // finding: code-injection
}

func (s *store) made(ctx context.Context, key string) error {
	return redis.NewScript("return redis.call('get', '"+key+"')").Run(ctx, s.cache, nil).Err() // finding: code-injection
}

func (s *store) given(ctx context.Context, key string) error {
	return errors.Join(s.cache.Eval(ctx, "return redis.call('get', KEYS[1])", []string{key}).Err(), fixed.Run(ctx, s.cache, []string{key}).Err())
}

func (s *store) forward(ctx context.Context, target string) error {
	address, err := url.Parse(target)
	if err != nil {
		return err
	}
	req := &http.Request{Method: http.MethodGet, URL: address} // finding: server-side-request-forgery
	res, err := client.Do(req.WithContext(ctx))
	if err != nil {
		return err
	}
	return res.Body.Close()
}

func (s *store) ask(ctx context.Context, name string) error {
	address, err := url.Parse(os.Getenv("STOCK"))
	if err != nil {
		return err
	}
	address.RawQuery = url.Values{"name": {name}}.Encode()
	req := &http.Request{Method: http.MethodGet, URL: address}
	res, err := client.Do(req.WithContext(ctx))
	if err != nil {
		return err
	}
	return res.Body.Close()
}

func (s *store) handle(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	err := errors.Join(s.built(ctx, req.Body), s.made(ctx, req.Body), s.given(ctx, req.Body), s.forward(ctx, req.Body), s.ask(ctx, req.Body))
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, err
}

func main() {
	s := &store{cache: redis.NewClient(&redis.Options{Addr: os.Getenv("CACHE")})}
	lambda.Start(s.handle)
}

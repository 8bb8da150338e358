package main

import (
	"context"
	"io"
	"net/http"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
)

type svc struct {
	plain *http.Client
	timed *http.Client
}

func (s *svc) a(ctx context.Context) error {
	r, err := http.Get("https://a.example.com") // finding: request-without-timeout
	if err != nil {
		return err
	}
	defer r.Body.Close()
	_, err = io.Copy(io.Discard, r.Body)
	return err
}

func (s *svc) b(ctx context.Context) error {
	req, err := http.NewRequest("GET", "https://b.example.com", nil)
	if err != nil {
		return err
	}
	r, err := s.plain.Do(req)
	if err != nil {
		return err
	}
	return r.Body.Close()
}

func (s *svc) c(ctx context.Context) error {
	req, err := http.NewRequest("GET", "https://c.example.com", nil)
	if err != nil {
		return err
	}
	r, err := s.timed.Do(req)
	if err != nil {
		return err
	}
	return r.Body.Close()
}

func (s *svc) d(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, "GET", "https://d.example.com", nil)
	if err != nil {
		return err
	}
	r, err := s.plain.Do(req)
	if err != nil {
		return err
	}
	return r.Body.Close()
}

func (s *svc) e(ctx context.Context) error {
	req, err := http.NewRequest("GET", "https://e.example.com", nil)
	if err != nil {
		return err
	}
	r, err := http.DefaultClient.Do(req.WithContext(ctx))
	if err != nil {
		return err
	}
	return r.Body.Close()
}

func (s *svc) handle(ctx context.Context) error {
	for _, f := range []func(context.Context) error{s.a, s.b, s.c, s.d, s.e} {
		if err := f(ctx); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	s := &svc{plain: &http.Client{}, timed: &http.Client{Timeout: time.Second}} // finding: request-without-timeout
	lambda.Start(s.handle)
}

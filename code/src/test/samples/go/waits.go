package main

import (
	"context"
	"net/http"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
)

var hc = &http.Client{Timeout: 2 * time.Second}

type in struct {
	IDs []string `json:"ids"`
}

func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

func slow(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(3 * time.Second): // finding: sleeping-handler
	}
	return nil
}

func limited(ctx context.Context) error {
	done := make(chan error, 1)
	go func() {
		resp, err := hc.Get("https://api.example.com/x")
		if err == nil {
			err = resp.Body.Close()
		}
		done <- err
	}()
	select {
	case err := <-done:
		return err
	case <-time.After(5 * time.Second):
		return context.DeadlineExceeded
	}
}

func handle(ctx context.Context, _ in) error {
	if err := pause(ctx, 20*time.Millisecond); err != nil {
		return err
	}
	if err := slow(ctx); err != nil {
		return err
	}
	if err := limited(ctx); err != nil {
		return err
	}
	return ctx.Err()
}

func main() { lambda.Start(handle) }

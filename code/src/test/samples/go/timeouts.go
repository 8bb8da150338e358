// trigger: sns
package main

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var plain = &http.Client{} // finding: request-without-timeout
var timed = &http.Client{Timeout: 4 * time.Second}

func slack(msg string) error {
	b, _ := json.Marshal(map[string]string{"text": msg})
	resp, err := http.Post(os.Getenv("HOOK"), "application/json", strings.NewReader(string(b))) // finding: request-without-timeout
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return nil
}

func fetch() ([]byte, error) {
	resp, err := plain.Get("https://api.example.com/v1/rates")
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func fetchTimed() ([]byte, error) {
	resp, err := timed.Get("https://api.example.com/v1/rates")
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func fetchCtx(ctx context.Context) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, "GET", "https://api.example.com/v1/rates", nil)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func fetchDo() ([]byte, error) {
	req, err := http.NewRequest("GET", "https://api.example.com/v1/rates", nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept", "application/json")
	c := http.Client{} // finding: request-without-timeout
	resp, err := c.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func handler(ctx context.Context, e events.SNSEvent) error {
	for _, r := range e.Records {
		if err := slack(r.SNS.Message); err != nil {
			return err
		}
	}
	for _, f := range []func() ([]byte, error){fetch, fetchTimed, fetchDo} {
		if _, err := f(); err != nil {
			return err
		}
	}
	_, err := fetchCtx(ctx)
	return err
}

func main() { lambda.Start(handler) }

// trigger: schedule
package main

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type api struct {
	client *http.Client
	base   string
}

func newAPI() *api {
	return &api{
		client: &http.Client{}, // finding: request-without-timeout
		base:   os.Getenv("BASE"),
	}
}

var (
	service = newAPI()
	quick   = &http.Client{Timeout: 3 * time.Second}
)

func (a *api) get(path string) ([]byte, error) {
	req, err := http.NewRequest(http.MethodGet, a.base+path, nil)
	if err != nil {
		return nil, err
	}
	resp, err := a.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func sizes(data []byte) (int64, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return 0, err
	}
	var all int64
	for _, f := range r.File {
		rc, err := f.Open() // finding: unclosed-resource
		if err != nil {
			return 0, err
		}
		n, err := io.Copy(io.Discard, io.LimitReader(rc, 1<<20))
		if err != nil {
			return 0, err
		}
		all += n
	}
	return all, nil
}

func closed(data []byte) (int64, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return 0, err
	}
	var all int64
	for _, f := range r.File {
		n, err := one(f)
		if err != nil {
			return 0, err
		}
		all += n
	}
	return all, nil
}

func one(f *zip.File) (int64, error) {
	rc, err := f.Open()
	if err != nil {
		return 0, err
	}
	defer rc.Close()
	return io.Copy(io.Discard, io.LimitReader(rc, 1<<20))
}

func handle(ctx context.Context, ev events.EventBridgeEvent) error {
	data, err := service.get("/archive")
	if err != nil {
		return err
	}
	resp, err := quick.Get(os.Getenv("OTHER"))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	n, err := sizes(data)
	if err != nil {
		return err
	}
	m, err := closed(data)
	fmt.Println(n, m)
	return err
}

func main() { lambda.Start(handle) }

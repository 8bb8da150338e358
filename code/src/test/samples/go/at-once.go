package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"sync"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"golang.org/x/sync/errgroup"
)

type in struct {
	URLs  []string `json:"urls"`
	Files []string `json:"files"`
}

var hc = &http.Client{Timeout: 2 * time.Second}

func get(ctx context.Context, u string) (int64, error) {
	req, err := http.NewRequestWithContext(ctx, "GET", u, nil)
	if err != nil {
		return 0, err
	}
	res, err := hc.Do(req) // finding: server-side-request-forgery
	if err != nil {
		return 0, err
	}
	defer res.Body.Close()
	return io.Copy(io.Discard, res.Body)
}

func handler(ctx context.Context, e in) (map[string]int64, error) {
	out := map[string]int64{}
	var mu sync.Mutex
	g, gctx := errgroup.WithContext(ctx)
	for _, u := range e.URLs {
		u := u
		g.Go(func() error { // finding: unbounded-parallelism
			n, err := get(gctx, u)
			if err != nil {
				return err
			}
			mu.Lock()
			defer mu.Unlock()
			out[u] = n
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	var wg sync.WaitGroup
	results := make(chan []byte, len(e.Files))
	for _, f := range e.Files {
		wg.Add(1)
		go func(name string) {
			defer wg.Done()
			b, err := os.ReadFile("/mnt/data/" + name) // finding: path-traversal
			if err == nil {
				results <- b
			}
		}(f)
	}
	wg.Wait()
	close(results)
	for b := range results {
		fmt.Println(len(b))
	}
	return out, nil
}

func main() { lambda.Start(handler) }

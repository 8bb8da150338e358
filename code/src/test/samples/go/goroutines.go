// trigger: rest-api
package main

import (
	"context"
	"io"
	"net/http"
	"os"
	"sync"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"golang.org/x/sync/errgroup"
)

var hc = &http.Client{Timeout: 2 * time.Second}

func fetch(ctx context.Context, u string) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u, nil)
	if err != nil {
		return nil, err
	}
	resp, err := hc.Do(req) // finding: server-side-request-forgery
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func write(wg *sync.WaitGroup, ch <-chan string) {
	defer wg.Done()
	for name := range ch {
		os.Remove("/tmp/work/" + name) // finding: path-traversal
	}
}

func handler(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	urls := r.MultiValueQueryStringParameters["u"]
	g, ctx := errgroup.WithContext(ctx)
	results := make([][]byte, len(urls))
	for i, u := range urls {
		i, u := i, u
		g.Go(func() error {
			b, err := fetch(ctx, u)
			results[i] = b
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 502}, nil
	}
	ch := make(chan string)
	var wg sync.WaitGroup
	wg.Add(1)
	go write(&wg, ch)
	for _, n := range r.MultiValueQueryStringParameters["f"] {
		select {
		case ch <- n:
		case <-ctx.Done():
			return events.APIGatewayProxyResponse{StatusCode: 504}, nil
		}
	}
	close(ch)
	wg.Wait()
	return events.APIGatewayProxyResponse{StatusCode: 200}, nil
}

func main() { lambda.Start(handler) }

package main

import (
	"context"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var client = &http.Client{Timeout: 2 * time.Second}

func notify(body string, done chan<- error) {
	resp, err := client.Post("https://hooks.example.com/orders", "application/json", strings.NewReader(body))
	if err == nil {
		resp.Body.Close()
	}
	done <- err
}

func handler(ctx context.Context, e events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	done := make(chan error, 1)
	go notify(e.Body, done)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		time.Sleep(10 * time.Millisecond)
	}()
	wg.Wait()
	if err := <-done; err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 502}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 202}, nil
}

func main() { lambda.Start(handler) }

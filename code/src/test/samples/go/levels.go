package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type query struct {
	Shop int   `json:"shop"`
	SKUs []int `json:"skus"`
	Few  []int `json:"few"`
}

type service struct {
	http *http.Client
	mu   sync.Mutex
	last time.Time
}

func (s *service) level(ctx context.Context, shop, sku int) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, fmt.Sprintf("https://stock.example.com/%d/%d", shop, sku), nil)
	if err != nil {
		return err
	}
	resp, err := s.http.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func (s *service) audit(ctx context.Context, shop int) {
	if err := s.level(ctx, shop, 0); err != nil {
		fmt.Println("audit:", err)
	}
}

func (s *service) counted(ctx context.Context, shop int, wg *sync.WaitGroup) {
	defer wg.Done()
	s.audit(ctx, shop)
}

func (s *service) tick() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last = time.Now()
}

func (s *service) handle(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	var q query
	if err := json.Unmarshal([]byte(req.Body), &q); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	var wg sync.WaitGroup
	errs := make([]error, len(q.SKUs))
	for i, sku := range q.SKUs {
		wg.Add(1)
		go func() { // finding: unbounded-parallelism
			defer wg.Done()
			errs[i] = s.level(ctx, q.Shop, sku)
		}()
	}
	wg.Wait()
	go s.audit(ctx, q.Shop) // finding: unawaited-call
	go func() { // finding: unawaited-call
		_ = s.level(ctx, q.Shop, 1)
	}()
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func (s *service) counts(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	var q query
	if err := json.Unmarshal([]byte(req.Body), &q); err != nil || len(q.Few) > 5 {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	var wg sync.WaitGroup
	for _, sku := range q.Few {
		wg.Add(1)
		go func() {
			defer wg.Done()
			_ = s.level(ctx, q.Shop, sku)
		}()
	}
	wg.Add(2)
	go s.counted(ctx, q.Shop, &wg)
	go func() {
		s.counted(ctx, q.Shop, &wg)
	}()
	go s.tick()
	wg.Wait()
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func main() {
	s := &service{http: &http.Client{Timeout: 3 * time.Second}}
	lambda.Start(func(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
		if req.RawPath == "/counts" {
			return s.counts(ctx, req)
		}
		return s.handle(ctx, req)
	})
}

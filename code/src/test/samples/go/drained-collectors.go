package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"encoding/json"
	"github.com/aws/aws-lambda-go/lambda"
	"strings"
	"sync"
)

type collector struct {
	mu    sync.Mutex
	items []string
}
func (c *collector) add(s string) { c.mu.Lock(); defer c.mu.Unlock(); c.items = append(c.items, s) }
func (c *collector) drain() []string { c.mu.Lock(); defer c.mu.Unlock(); out := c.items; c.items = nil; return out }
type deps struct{ sink *collector }
func (d deps) handle(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	for _, w := range strings.Fields(req.Body) {
		d.sink.add(w)
	}
	b, err := json.Marshal(d.sink.drain())
	if err != nil {
		return events.APIGatewayProxyResponse{}, err
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: string(b)}, nil
}
func main() { lambda.Start(deps{sink: &collector{}}.handle) }

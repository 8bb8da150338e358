// trigger: rest-api
package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)
type svc struct {
	last string
	ops  map[string]func(context.Context, events.APIGatewayProxyRequest) (string, error)
}

func newSvc() *svc {
	s := &svc{}
	s.ops = map[string]func(context.Context, events.APIGatewayProxyRequest) (string, error){"put": s.put, "get": s.get}
	return s
}

func (s *svc) put(_ context.Context, r events.APIGatewayProxyRequest) (string, error) {
	s.last = r.Body // finding: request-state-kept
	return "ok", nil
}

func (s *svc) get(_ context.Context, r events.APIGatewayProxyRequest) (string, error) {
	return s.last, nil
}

var one = newSvc()

func handler(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	op, ok := one.ops[r.PathParameters["op"]]
	if !ok {
		return events.APIGatewayProxyResponse{StatusCode: 404}, nil
	}
	out, err := op(ctx, r)
	return events.APIGatewayProxyResponse{StatusCode: 200, Headers: map[string]string{"Content-Type": "text/plain"}, Body: out}, err
}

func main() { lambda.Start(handler) }

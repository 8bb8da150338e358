package main

import (
	"context"
	"errors"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"net/http"
	"os"
	"path/filepath"
)
type op func(ctx context.Context, id string) (string, error)

type svc struct {
	root string
	ops  map[string]op
}

func newSvc() *svc {
	s := &svc{root: os.Getenv("ROOT")}
	s.ops = map[string]op{http.MethodGet: s.read, http.MethodDelete: s.drop}
	return s
}

func (s *svc) read(_ context.Context, id string) (string, error) {
	b, err := os.ReadFile(filepath.Join(s.root, filepath.Base(id)))
	return string(b), err
}

func (s *svc) drop(_ context.Context, id string) (string, error) {
	return "", os.Remove(filepath.Join(s.root, id)) // finding: path-traversal
}

func (s *svc) handle(ctx context.Context, r events.APIGatewayV2HTTPRequest) (string, error) {
	f := s.ops[r.RequestContext.HTTP.Method]
	if f == nil {
		return "", errors.New("method")
	}
	return f(ctx, r.PathParameters["id"])
}

func main() { lambda.Start(newSvc().handle) }

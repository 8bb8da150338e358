package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type Command interface {
	Execute(ctx context.Context) (string, error)
}

type readCmd struct {
	Path string `json:"path"`
}

type writeCmd struct {
	Path string `json:"path"`
	Data string `json:"data"`
}

type listCmd struct {
	Dir string `json:"dir"`
}

const base = "/mnt/efs"

func (c readCmd) Execute(ctx context.Context) (string, error) {
	b, err := os.ReadFile(base + "/" + c.Path) // finding: path-traversal
	return string(b), err
}

func (c *writeCmd) Execute(ctx context.Context) (string, error) {
	full, err := resolve(c.Path)
	if err != nil {
		return "", err
	}
	return "ok", os.WriteFile(full, []byte(c.Data), 0o640)
}

func (c listCmd) Execute(ctx context.Context) (string, error) {
	es, err := os.ReadDir(filepath.Join(base, c.Dir)) // finding: path-traversal
	if err != nil {
		return "", err
	}
	names := make([]string, 0, len(es))
	for _, e := range es {
		names = append(names, e.Name())
	}
	return strings.Join(names, "\n"), nil
}

func resolve(p string) (string, error) {
	abs, err := filepath.Abs(filepath.Join(base, p))
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(base, abs)
	if err != nil {
		return "", err
	}
	if rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return "", errors.New("outside of base")
	}
	return abs, nil
}

func parse(body string) (Command, error) {
	var env struct {
		Type string          `json:"type"`
		Body json.RawMessage `json:"body"`
	}
	if err := json.Unmarshal([]byte(body), &env); err != nil {
		return nil, err
	}
	switch env.Type {
	case "read":
		var c readCmd
		return c, unmarshal(env.Body, &c)
	case "write":
		c := new(writeCmd)
		return c, unmarshal(env.Body, c)
	case "list":
		c := listCmd{}
		if err := json.Unmarshal(env.Body, &c); err != nil {
			return nil, err
		}
		return c, nil
	}
	return nil, fmt.Errorf("unknown type %q", env.Type)
}

func unmarshal(b []byte, v any) error {
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("decode: %w", err)
	}
	return nil
}

func handler(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	c, err := parse(r.Body)
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400, Body: "bad request"}, nil
	}
	out, err := c.Execute(ctx)
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500, Body: "failed: " + err.Error()}, nil // finding: error-detail-returned
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: out}, nil
}

func main() { lambda.Start(handler) }

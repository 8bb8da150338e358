// trigger: rest-api
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os/exec"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type base struct{ cmd string }

func (b *base) set(s string) { b.cmd = s }
func (b base) value() string { return b.cmd }

type step struct {
	base
	Name string
}

func typed(v any) string {
	switch t := v.(type) {
	case string:
		return t
	case float64:
		return fmt.Sprint(t)
	case []any:
		parts := make([]string, 0, len(t))
		for _, p := range t {
			parts = append(parts, typed(p))
		}
		return strings.Join(parts, " ")
	default:
		return ""
	}
}

func viaGoto(s string) error {
	tries := 0
retry:
	if err := exec.Command("sh", "-c", s).Run(); err != nil && tries < 3 { // finding: os-command-injection
		tries++
		goto retry
	}
	return nil
}

func viaLabel(rows [][]string) string {
	found := ""
outer:
	for _, r := range rows {
		for _, c := range r {
			if c == "" {
				continue outer
			}
			found = c
			break outer
		}
	}
	return found
}

func numbers(v any) string {
	if n, ok := v.(float64); ok {
		return fmt.Sprintf("sleep %d", int(n))
	}
	return "true"
}

func handler(ctx context.Context, e events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	var m map[string]any
	if err := json.Unmarshal([]byte(e.Body), &m); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	if err := viaGoto(typed(m["cmd"])); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	var s step
	s.set("ls " + e.Path)
	run := s.value
	if err := exec.Command("bash", "-c", run()).Run(); err != nil { // finding: os-command-injection
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	if err := exec.Command("bash", "-c", numbers(m["n"])).Run(); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	l := viaLabel([][]string{{e.QueryStringParameters["a"]}, {"x"}})
	if err := exec.Command("bash", "-c", l).Run(); err != nil { // finding: os-command-injection
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	switch x := e.QueryStringParameters["mode"]; true {
	case x == "fast", x == "slow":
		if err := exec.Command("bash", "-c", "run "+x).Run(); err != nil {
			return events.APIGatewayProxyResponse{StatusCode: 500}, nil
		}
	}
	return events.APIGatewayProxyResponse{StatusCode: 200}, nil
}

func main() { lambda.Start(handler) }

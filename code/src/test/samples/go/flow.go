package main

import (
	"context"
	"fmt"
	"iter"
	"os/exec"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type stack[T any] struct{ items []T }

func (s *stack[T]) push(item T) { s.items = append(s.items, item) }

func (s *stack[T]) each() iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, item := range s.items {
			if !yield(item) {
				return
			}
		}
	}
}

func mapped[T, U any](in []T, change func(T) U) (out []U) {
	for _, each := range in {
		out = append(out, change(each))
	}
	return
}

func named(text string) (command string, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	command = "ls " + text
	return
}

func fill(target *string, text string) { *target = text }

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	text := request.QueryStringParameters["text"]
	s := &stack[string]{}
	s.push(text)
	for item := range s.each() {
		exec.Command("sh", "-c", item).Run() // finding: os-command-injection
	}
	upper := mapped([]string{text}, func(each string) string { return strings.ToUpper(each) })
	exec.Command("sh", "-c", upper[0]).Run() // finding: os-command-injection
	command, err := named(text)
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	exec.Command("sh", "-c", command).Run() // finding: os-command-injection
	var filled string
	fill(&filled, text)
	exec.Command("sh", "-c", filled).Run() // finding: os-command-injection
	var clean string
	fill(&clean, "ls")
	exec.Command("sh", "-c", clean).Run()
	before, after, found := strings.Cut(text, "=")
	if found {
		exec.Command("sh", "-c", after).Run() // finding: os-command-injection
	}
	var scanned string
	var count int
	fmt.Sscanf(before, "%s %d", &scanned, &count)
	exec.Command("sh", "-c", scanned).Run() // finding: os-command-injection
	exec.Command("sh", "-c", fmt.Sprint(count)).Run()
	args := []string{"-c", text}
	exec.Command("sh", args...).Run() // finding: os-command-injection
	switch {
	case strings.HasPrefix(text, "x"):
		fallthrough
	case text == "y":
		exec.Command("sh", "-c", text).Run() // finding: os-command-injection
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func main() {
	lambda.Start(handler)
}

package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"golang.org/x/sync/errgroup"
)

type step func(input string) error

type runner interface{ run(command string) error }

type shell struct{ prefix string }

func (s shell) run(command string) error {
	return exec.Command("bash", "-c", s.prefix+command).Run() // finding: os-command-injection
}

type fixed struct{}

func (fixed) run(command string) error { return exec.Command("echo", command).Run() }

type service struct {
	runner
	steps []step
	log   func(string)
}

func newService(r runner) *service {
	s := &service{runner: r}
	s.steps = append(s.steps, func(input string) error {
		return exec.Command("sh", "-c", input).Run() // finding: os-command-injection
	})
	return s
}

func (s *service) handle(ctx context.Context, request events.LambdaFunctionURLRequest) (events.LambdaFunctionURLResponse, error) {
	command := request.QueryStringParameters["command"]
	if err := s.run(command); err != nil {
		return events.LambdaFunctionURLResponse{}, err
	}
	for _, each := range s.steps {
		if err := each(command); err != nil {
			return events.LambdaFunctionURLResponse{}, err
		}
	}
	later := func() error { return exec.Command(command).Run() } // finding: os-command-injection
	if err := later(); err != nil {
		return events.LambdaFunctionURLResponse{}, err
	}
	group, _ := errgroup.WithContext(ctx)
	group.Go(func() error {
		return exec.Command("sh", "-c", "echo "+command).Run() // finding: os-command-injection
	})
	results := make(chan string, 1)
	go func() { results <- command }()
	exec.Command("sh", "-c", <-results).Run() // finding: os-command-injection
	defer exec.Command("sh", "-c", command).Run() // finding: os-command-injection
	first, second := pair(command)
	exec.Command("sh", "-c", first).Run()
	exec.Command("sh", "-c", second).Run() // finding: os-command-injection
	exec.Command("sh", "-c", apply(func(text string) string { return "ls " + text }, command)).Run() // finding: os-command-injection
	if err := check(command); err != nil {
		return events.LambdaFunctionURLResponse{StatusCode: 400}, nil
	}
	exec.Command("sh", "-c", command).Run()
	return events.LambdaFunctionURLResponse{StatusCode: 200}, group.Wait()
}

func pair(text string) (string, string) { return "ls", text }

func apply(change func(string) string, text string) string { return change(text) }

func check(command string) error {
	for _, allowed := range []string{"ls", "pwd"} {
		if command == allowed {
			return nil
		}
	}
	return errors.New(fmt.Sprint("not allowed"))
}

func main() {
	if err := newService(fixed{}).run("x"); err != nil {
		panic(err)
	}
	lambda.Start(newService(shell{prefix: "cd /tmp; "}).handle)
}

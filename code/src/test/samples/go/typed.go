package main

import (
	"context"
	"os/exec"

	"github.com/aws/aws-lambda-go/lambda"
)

type task struct {
	Name  string   `json:"name"`
	Times int      `json:"times"`
	Hosts []string `json:"hosts"`
	next  string
}

type result struct {
	Done bool `json:"done"`
}

func handler(ctx context.Context, input *task) (*result, error) {
	if err := exec.CommandContext(ctx, "sh", "-c", "ping "+input.Name).Run(); err != nil { // finding: os-command-injection
		return nil, err
	}
	for _, host := range input.Hosts {
		exec.Command("bash", "-c", "ping "+host).Run() // finding: os-command-injection
		exec.Command("ping", "-c", "1", host).Run()
	}
	for i := range input.Times {
		exec.Command("sh", "-c", string(rune(i))).Run()
	}
	return &result{Done: true}, nil
}

func main() {
	lambda.Start(handler)
}

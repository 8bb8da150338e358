// trigger: sns
package main

import (
	"context"
	"encoding/json"
	"os/exec"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type notification struct {
	Type string `json:"type"`
	Args struct {
		Repo   string `json:"repo"`
		Branch string `json:"branch"`
	} `json:"args"`
}

type Runner interface {
	Run(ctx context.Context, n notification) error
}

type shell struct{}
type argv struct{}

func (shell) Run(ctx context.Context, n notification) error {
	line := strings.Join([]string{"git clone", n.Args.Repo, "-b", n.Args.Branch}, " ")
	return exec.CommandContext(ctx, "/bin/bash", "-c", line).Run() // finding: os-command-injection
}

func (argv) Run(ctx context.Context, n notification) error {
	cmd := exec.CommandContext(ctx, "git", "clone", "--branch", n.Args.Branch, "--", n.Args.Repo)
	cmd.Dir = "/tmp"
	return cmd.Run()
}

func pick(t string) Runner {
	if t == "legacy" {
		return shell{}
	}
	return argv{}
}

func handle(ctx context.Context, ev events.SNSEvent) error {
	for _, rec := range ev.Records {
		var n notification
		if err := json.Unmarshal([]byte(rec.SNS.Message), &n); err != nil {
			return err
		}
		if err := pick(n.Type).Run(ctx, n); err != nil {
			return err
		}
	}
	return nil
}

func main() { lambda.StartWithOptions(handle, lambda.WithContext(context.Background())) }

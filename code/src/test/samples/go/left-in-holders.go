package main

import (
	"container/list"
	"context"
	"os/exec"
	"sync"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/bluele/gcache"
)

var (
	swapped = sync.Map{}
	queued  = list.New()
	built   = gcache.New(20).LRU().Build()
)

func run(ctx context.Context, command string) error {
	return exec.CommandContext(ctx, "sh", "-c", command).Run() // finding: os-command-injection
}

func runFixed(ctx context.Context, command string) error {
	return exec.CommandContext(ctx, "sh", "-c", command).Run()
}

// What Swap and LoadOrStore give is what was there before, if anything was.
func exchanged(ctx context.Context, given, key string) error {
	var commands sync.Map
	commands.Store("run", given)
	before, _ := commands.Swap("run", "ls")
	if err := run(ctx, before.(string)); err != nil {
		return err
	}
	now, _ := commands.Load("run")
	if err := runFixed(ctx, now.(string)); err != nil {
		return err
	}
	var others sync.Map
	others.Store("run", given)
	first, _ := others.LoadOrStore("run", "ls")
	if err := exec.CommandContext(ctx, "sh", "-c", first.(string)).Run(); err != nil { // finding: os-command-injection
		return err
	}
	var named sync.Map
	named.Store("run", given)
	any, _ := named.Load(key)
	return exec.CommandContext(ctx, "sh", "-c", any.(string)).Run() // finding: os-command-injection
}

func remembered(user string) string {
	before, err := built.Get("user")
	if err != nil {
		built.Set("user", user) // finding: request-state-kept
		return ""
	}
	return before.(string)
}

func listed(ctx context.Context, given string) error {
	more := list.New()
	more.PushBack(given)
	all := list.New()
	all.PushBackList(more)
	return exec.CommandContext(ctx, "sh", "-c", all.Front().Value.(string)).Run() // finding: os-command-injection
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	given := req.QueryStringParameters["run"]
	if err := exchanged(ctx, given, req.PathParameters["key"]); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 502}, nil
	}
	if err := listed(ctx, given); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 502}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: remembered(req.Headers["x-user"])}, nil
}

func main() {
	lambda.Start(handler)
}

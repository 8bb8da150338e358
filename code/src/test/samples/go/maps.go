package main

import (
	"context"
	"encoding/json"
	"os/exec"

	"github.com/aws/aws-lambda-go/lambda"
)

func handler(ctx context.Context, event map[string]interface{}) (string, error) {
	name, ok := event["name"].(string)
	if !ok {
		return "", nil
	}
	exec.Command("sh", "-c", name).Run() // finding: os-command-injection
	if nested, ok := event["nested"].(map[string]interface{}); ok {
		exec.Command("sh", "-c", nested["x"].(string)).Run() // finding: os-command-injection
	}
	count := int(event["count"].(float64))
	exec.Command("sh", "-c", string(rune(count))).Run()
	switch value := event["any"].(type) {
	case string:
		exec.Command("sh", "-c", value).Run() // finding: os-command-injection
	case int:
		exec.Command("sh", "-c", string(rune(value))).Run()
	}
	commands := map[string]string{"list": "ls", "where": "pwd"}
	exec.Command("sh", "-c", commands[name]).Run()
	return "done", nil
}

func raw(ctx context.Context, event json.RawMessage) error {
	return exec.Command("sh", "-c", string(event)).Run()
}

func main() {
	lambda.Start(handler)
}

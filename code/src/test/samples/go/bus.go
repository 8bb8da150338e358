// trigger: eventbridge
package main

import (
	"context"
	"encoding/json"
	"os/exec"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type detail struct {
	Script string `json:"script"`
	Count  int    `json:"count"`
}

func handler(ctx context.Context, event events.CloudWatchEvent) error {
	var d detail
	if err := json.Unmarshal(event.Detail, &d); err != nil {
		return err
	}
	exec.Command("sh", "-c", event.Source+" "+event.DetailType).Run()
	return exec.Command("sh", "-c", d.Script).Run() // finding: os-command-injection
}

func main() {
	lambda.Start(handler)
}

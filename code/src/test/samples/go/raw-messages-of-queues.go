// trigger: sqs
package main

import (
	"context"
	"encoding/json"
	"os/exec"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func run(command string) {
	exec.Command("sh", "-c", command).Run() // finding: os-command-injection
}

func runQuietly(command string) {
	exec.Command("sh", "-c", command).Run()
}

func handle(ctx context.Context, payload json.RawMessage) error {
	var event events.SQSEvent
	if err := json.Unmarshal(payload, &event); err != nil {
		return err
	}
	for _, record := range event.Records {
		runQuietly(record.MessageId)
		runQuietly(record.EventSourceARN)
		run(record.Body)
	}
	return nil
}

func main() {
	lambda.Start(handle)
}

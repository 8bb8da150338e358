package main

import (
	"context"
	"encoding/json"
	"os/exec"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func runQuietly(command string) {
	exec.Command("sh", "-c", command).Run()
}

func ofStream(payload json.RawMessage) error {
	event := &events.KinesisFirehoseEvent{}
	if err := json.Unmarshal(payload, event); err != nil {
		return err
	}
	exec.Command("sh", "-c", string(event.Records[0].Data)).Run() // finding: os-command-injection
	return nil
}

func ofApi(payload []byte) error {
	event := new(events.APIGatewayProxyRequest)
	if err := json.Unmarshal(payload, event); err != nil {
		return err
	}
	runQuietly(event.HTTPMethod)
	runQuietly(event.RequestContext.RequestID)
	exec.Command("sh", "-c", event.PathParameters["id"]).Run() // finding: os-command-injection
	return nil
}

func handle(ctx context.Context, payload json.RawMessage) error {
	if err := ofStream(payload); err == nil {
		return nil
	}
	return ofApi(payload)
}

func main() {
	lambda.Start(handle)
}

// trigger: kinesis
package main

import (
	"context"
	"encoding/json"
	"os/exec"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type click struct{ Command string }

func handler(ctx context.Context, event events.KinesisEvent) (response events.KinesisEventResponse, err error) {
	for _, record := range event.Records {
		var c click
		if err := json.Unmarshal(record.Kinesis.Data, &c); err != nil {
			response.BatchItemFailures = append(response.BatchItemFailures, events.KinesisBatchItemFailure{ItemIdentifier: record.Kinesis.SequenceNumber})
			continue
		}
		exec.Command("sh", "-c", c.Command).Run() // finding: os-command-injection
		exec.Command("sh", "-c", "echo "+record.Kinesis.SequenceNumber).Run()
	}
	return // finding: batch-failures-unheard
}

func main() {
	lambda.Start(handler)
}

// trigger: sqs
package main

import (
	"context"
	"encoding/json"
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sns"
)

var client *sns.Client

type job struct {
	Text string `json:"text"`
}

func publish(ctx context.Context, text string) error {
	topic := os.Getenv("TOPIC")
	_, err := client.Publish(ctx, &sns.PublishInput{TopicArn: &topic, Message: &text})
	return err
}

// lost says that all went well, so that its caller names no record.
func lost(ctx context.Context, j job) error {
	if err := publish(ctx, j.Text); err != nil { // finding: swallowed-failure
		slog.Error("not published", "err", err)
	}
	return nil
}

// told leaves it to the caller to name the record.
func told(ctx context.Context, j job) error {
	if err := publish(ctx, j.Text); err != nil {
		slog.Error("not published", "err", err)
		return err
	}
	return nil
}

// done answers whether it came off.
func done(ctx context.Context, j job) bool {
	if err := publish(ctx, j.Text); err != nil {
		slog.Error("not published", "err", err)
		return false
	}
	return true
}

func handle(ctx context.Context, event events.SQSEvent) (events.SQSEventResponse, error) {
	var failures []events.SQSBatchItemFailure
	for _, record := range event.Records {
		var j job
		err := json.Unmarshal([]byte(record.Body), &j)
		if err == nil {
			err = lost(ctx, j)
		}
		if err == nil {
			err = told(ctx, j)
		}
		if err != nil || !done(ctx, j) {
			slog.Error("record failed", "err", err)
			failures = append(failures, events.SQSBatchItemFailure{ItemIdentifier: record.MessageId})
		}
	}
	return events.SQSEventResponse{BatchItemFailures: failures}, nil // finding: batch-failures-unheard
}

func main() {
	settings, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	client = sns.NewFromConfig(settings)
	lambda.Start(handle)
}

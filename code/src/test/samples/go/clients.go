// trigger: sqs
package main

import (
	"context"
	"os"
	"sync"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sns"
)

var (
	once   sync.Once
	store  *s3.Client
	notify *sns.Client
)

type deps struct {
	bus *eventbridge.Client
}

func clients(ctx context.Context) {
	once.Do(func() {
		settings, err := config.LoadDefaultConfig(ctx)
		if err != nil {
			panic(err)
		}
		store = s3.NewFromConfig(settings)
	})
	if notify == nil {
		settings, _ := config.LoadDefaultConfig(ctx)
		notify = sns.NewFromConfig(settings)
	}
}

func (d deps) handle(ctx context.Context, event events.SQSEvent) error {
	clients(ctx)
	settings, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return err
	}
	bus := eventbridge.NewFromConfig(settings) // finding: client-per-invocation
	var entries []types.PutEventsRequestEntry
	for _, record := range event.Records {
		entries = append(entries, types.PutEventsRequestEntry{Detail: &record.Body})
		notify.Publish(ctx, &sns.PublishInput{TopicArn: aws.String(os.Getenv("TOPIC")), Message: &record.Body})         // finding: calls-in-loop, swallowed-failure
		bus.PutEvents(ctx, &eventbridge.PutEventsInput{Entries: []types.PutEventsRequestEntry{{Detail: &record.Body}}}) // finding: calls-in-loop, ignored-batch-failure, swallowed-failure
	}
	if _, err := d.bus.PutEvents(ctx, &eventbridge.PutEventsInput{Entries: entries}); err != nil { // finding: ignored-batch-failure
		return err
	}
	_, err = store.GetObject(ctx, &s3.GetObjectInput{Bucket: aws.String(os.Getenv("BUCKET")), Key: aws.String("x")}) // finding: unclosed-resource
	return err
}

func main() {
	settings, _ := config.LoadDefaultConfig(context.TODO())
	lambda.Start(deps{bus: eventbridge.NewFromConfig(settings)}.handle)
}

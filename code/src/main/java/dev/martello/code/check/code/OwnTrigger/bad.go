// trigger: sqs
package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
)

type queue struct {
	client *sqs.Client
	url    string
}

func (q queue) send(ctx context.Context, text string) error {
	_, err := q.client.SendMessage(ctx, &sqs.SendMessageInput{QueueUrl: &q.url, MessageBody: &text}) // finding
	return err
}

type relay struct{ done, again queue }

func (r *relay) handle(ctx context.Context, event events.SQSEvent) error {
	if err := r.done.send(ctx, event.Records[0].Body); err != nil {
		return err
	}
	return r.again.send(ctx, event.Records[0].Body)
}

func main() {
	settings, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	client := sqs.NewFromConfig(settings)
	r := &relay{done: queue{client, os.Getenv("DONE_QUEUE")}, again: queue{client, os.Getenv("OWN_QUEUE")}}
	lambda.Start(r.handle)
}

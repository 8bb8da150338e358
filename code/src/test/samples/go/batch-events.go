// trigger: dynamodb
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/eventbridge"
	"github.com/aws/aws-sdk-go/service/firehose"
	"github.com/aws/aws-sdk-go/service/sqs"
)

var (
	sess = session.Must(session.NewSession())
	eb   = eventbridge.New(sess)
	fh   = firehose.New(sess)
	q    = sqs.New(sess)
)

func emit(ctx context.Context, detail string) error {
	out, err := eb.PutEventsWithContext(ctx, &eventbridge.PutEventsInput{ // finding: ignored-batch-failure
		Entries: []*eventbridge.PutEventsRequestEntry{{
			Detail:       aws.String(detail),
			DetailType:   aws.String("OrderPlaced"),
			Source:       aws.String("orders"),
			EventBusName: aws.String(os.Getenv("BUS")),
		}},
	})
	if err != nil {
		return fmt.Errorf("put events: %w", err)
	}
	fmt.Println("published", len(out.Entries))
	return nil
}

func emitChecked(ctx context.Context, detail string) error {
	out, err := eb.PutEvents(&eventbridge.PutEventsInput{
		Entries: []*eventbridge.PutEventsRequestEntry{{Detail: aws.String(detail), DetailType: aws.String("x"), Source: aws.String("y")}},
	})
	if err != nil {
		return err
	}
	if aws.Int64Value(out.FailedEntryCount) > 0 {
		return fmt.Errorf("%d entries failed", *out.FailedEntryCount)
	}
	return nil
}

func ship(recs []*firehose.Record) error {
	_, err := fh.PutRecordBatch(&firehose.PutRecordBatchInput{DeliveryStreamName: aws.String(os.Getenv("STREAM")), Records: recs}) // finding: ignored-batch-failure
	return err
}

func enqueue(entries []*sqs.SendMessageBatchRequestEntry) error {
	res, err := q.SendMessageBatch(&sqs.SendMessageBatchInput{QueueUrl: aws.String(os.Getenv("QUEUE")), Entries: entries})
	if err != nil {
		return err
	}
	for _, f := range res.Failed {
		return fmt.Errorf("message %s: %s", *f.Id, *f.Message)
	}
	return nil
}

func handler(ctx context.Context, e events.DynamoDBEvent) error {
	var recs []*firehose.Record
	var entries []*sqs.SendMessageBatchRequestEntry
	for _, r := range e.Records {
		b, err := json.Marshal(r.Change.NewImage)
		if err != nil {
			return err
		}
		recs = append(recs, &firehose.Record{Data: b})
		entries = append(entries, &sqs.SendMessageBatchRequestEntry{Id: aws.String(r.EventID), MessageBody: aws.String(string(b))})
	}
	if err := emit(ctx, "{}"); err != nil {
		return err
	}
	if err := emitChecked(ctx, "{}"); err != nil {
		return err
	}
	if err := ship(recs); err != nil {
		return err
	}
	return enqueue(entries)
}

func main() { lambda.Start(handler) }

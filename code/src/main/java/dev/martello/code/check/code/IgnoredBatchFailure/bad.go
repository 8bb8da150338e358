// trigger: sqs
package main

import (
	"context"
	"log"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge/types"
)

var client *eventbridge.Client

func init() {
	settings, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	client = eventbridge.NewFromConfig(settings)
}

func handler(ctx context.Context, event events.SQSEvent) error {
	var entries []types.PutEventsRequestEntry
	for _, record := range event.Records {
		entries = append(entries, types.PutEventsRequestEntry{Detail: aws.String(record.Body), DetailType: aws.String("Order"), Source: aws.String("orders")})
	}
	_, err := client.PutEvents(ctx, &eventbridge.PutEventsInput{Entries: entries}) // finding
	return err
}

func main() {
	lambda.Start(handler)
}

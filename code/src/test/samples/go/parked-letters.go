// trigger: none
package main

import (
	"context"
	"errors"
	"log"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
)

var queue *sqs.Client

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	queue = sqs.NewFromConfig(cfg)
}

func check(body string) error {
	if body == "" {
		return errors.New("empty")
	}
	return nil
}

func send(ctx context.Context, to, body string) error {
	_, err := queue.SendMessage(ctx, &sqs.SendMessageInput{QueueUrl: aws.String(to), MessageBody: aws.String(body)})
	return err
}

func handler(ctx context.Context, e events.SQSEvent) error {
	for _, m := range e.Records {
		err := check(m.Body)
		if err == nil {
			continue
		}
		if err := send(ctx, os.Getenv("PARKED"), m.Body); err != nil {
			return err
		}
	}
	for _, m := range e.Records {
		_, err := queue.SendMessage(ctx, &sqs.SendMessageInput{QueueUrl: aws.String(os.Getenv("COPIES")), MessageBody: aws.String(m.Body)}) // finding: calls-in-loop
		if err != nil {
			return err // finding: batch-failures-untold
		}
	}
	return nil
}

func main() { lambda.Start(handler) }

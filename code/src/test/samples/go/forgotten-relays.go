package main

import (
	"context"
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
)

var q *sqs.Client

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	q = sqs.NewFromConfig(cfg)
}

func handler(ctx context.Context, e events.SNSEvent) error {
	for _, r := range e.Records {
		go func() { // finding: unawaited-call
			if err := relay(context.Background(), r.SNS.Message); err != nil {
				slog.Error("relay", "err", err)
			}
		}()
	}
	return nil
}

func relay(ctx context.Context, body string) error {
	_, err := q.SendMessage(ctx, &sqs.SendMessageInput{QueueUrl: aws.String(os.Getenv("NEXT")), MessageBody: &body}) // finding: calls-in-loop
	return err
}

func main() { lambda.Start(handler) }

// trigger: sqs
package main

import (
	"context"
	"errors"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"log/slog"
	"os"
)
var c *sns.Client

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	c = sns.NewFromConfig(cfg)
}

func forward(ctx context.Context, m events.SQSMessage) error {
	_, err := c.Publish(ctx, &sns.PublishInput{TopicArn: aws.String(os.Getenv("TOPIC")), Message: &m.Body, MessageDeduplicationId: &m.MessageId, MessageGroupId: aws.String("all")}) // finding: calls-in-loop
	return err
}

func handler(ctx context.Context, ev events.SQSEvent) error {
	var errs []error
	for _, m := range ev.Records {
		if err := forward(ctx, m); err != nil {
			slog.Error("forward", "id", m.MessageId, "err", err)
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

func main() { lambda.Start(handler) }

// trigger: s3
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/rs/zerolog/log"
)

type notifier struct{ c *sns.Client }

func (n notifier) send(ctx context.Context, msg string) error {
	_, err := n.c.Publish(ctx, &sns.PublishInput{TopicArn: aws.String(os.Getenv("TOPIC")), Message: &msg})
	if err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	return nil
}

func (n notifier) Handle(ctx context.Context, e events.S3Event) {
	for _, r := range e.Records {
		b, err := json.Marshal(r)
		if err != nil {
			log.Error().Err(err).Msg("marshal")
			continue
		}
		err = n.send(ctx, string(b))
		if err != nil { // finding: swallowed-failure
			log.Error().Err(err).Str("key", r.S3.Object.Key).Msg("could not notify")
		}
	}
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	lambda.Start(notifier{sns.NewFromConfig(cfg)}.Handle)
}

// trigger: eventbridge
package main

import (
	"context"
	"os"
	"sync"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/arn"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

var (
	once sync.Once
	q    *sqs.Client
	s    *s3.Client
	base aws.Config
)

func queue(ctx context.Context) *sqs.Client {
	once.Do(func() {
		cfg, err := config.LoadDefaultConfig(ctx)
		if err != nil {
			panic(err)
		}
		base = cfg
		q = sqs.NewFromConfig(cfg)
	})
	return q
}

func bucket(ctx context.Context) (*s3.Client, error) {
	if s == nil {
		cfg, err := config.LoadDefaultConfig(ctx)
		if err != nil {
			return nil, err
		}
		s = s3.NewFromConfig(cfg)
	}
	return s, nil
}

func tenant(role string) *s3.Client {
	prov := stscreds.NewAssumeRoleProvider(sts.NewFromConfig(base), role)
	cfg := base.Copy()
	cfg.Credentials = aws.NewCredentialsCache(prov)
	return s3.NewFromConfig(cfg)
}

func handler(ctx context.Context, e events.EventBridgeEvent) error {
	if _, err := arn.Parse(os.Getenv("ROLE")); err != nil {
		return err
	}
	b, err := bucket(ctx)
	if err != nil {
		return err
	}
	if _, err := b.HeadBucket(ctx, &s3.HeadBucketInput{Bucket: aws.String(os.Getenv("BUCKET"))}); err != nil {
		return err
	}
	_, err = queue(ctx).SendMessage(ctx, &sqs.SendMessageInput{QueueUrl: aws.String(os.Getenv("QUEUE")), MessageBody: aws.String(string(e.Detail))})
	return err
}

func main() { lambda.Start(handler) }

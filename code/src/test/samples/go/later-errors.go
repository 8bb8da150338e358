// trigger: s3
package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"log/slog"
)
var c *s3.Client

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	c = s3.NewFromConfig(cfg)
}

func size(ctx context.Context, bucket, key string) error {
	_, err := c.HeadObject(ctx, &s3.HeadObjectInput{Bucket: &bucket, Key: &key})
	return err
}

func handler(ctx context.Context, ev events.S3Event) error {
	var err error
	for _, rec := range ev.Records {
		if err = size(ctx, rec.S3.Bucket.Name, rec.S3.Object.URLDecodedKey); err != nil {
			slog.Error("size", "err", err)
			break
		}
	}
	return err
}

func main() { lambda.Start(handler) }

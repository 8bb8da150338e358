// trigger: none
package main

import (
	"context"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

var client *s3.Client

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	client = s3.NewFromConfig(cfg)
}

func handler(ctx context.Context, ev events.S3BatchJobEvent) (events.S3BatchJobResponse, error) {
	for _, t := range ev.Tasks {
		bucket := strings.TrimPrefix(t.S3BucketARN, "arn:aws:s3:::")
		if _, err := client.HeadObject(ctx, &s3.HeadObjectInput{Bucket: aws.String(bucket), Key: aws.String("index")}); err != nil {
			return events.S3BatchJobResponse{}, err
		}
	}
	return events.S3BatchJobResponse{InvocationID: ev.InvocationID}, nil
}

func main() { lambda.Start(handler) }

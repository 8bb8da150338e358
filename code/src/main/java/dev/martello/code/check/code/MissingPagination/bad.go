// trigger: schedule
package main

import (
	"context"
	"log"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

var client *s3.Client

func init() {
	settings, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	client = s3.NewFromConfig(settings)
}

func handler(ctx context.Context, event events.CloudWatchEvent) (int64, error) {
	answer, err := client.ListObjectsV2(ctx, &s3.ListObjectsV2Input{Bucket: aws.String(os.Getenv("BUCKET"))}) // finding
	if err != nil {
		return 0, err
	}
	var size int64
	for _, object := range answer.Contents {
		size += *object.Size
	}
	return size, nil
}

func main() {
	lambda.Start(handler)
}

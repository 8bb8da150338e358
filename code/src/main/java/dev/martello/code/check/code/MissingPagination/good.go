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
	pages := s3.NewListObjectsV2Paginator(client, &s3.ListObjectsV2Input{Bucket: aws.String(os.Getenv("BUCKET"))})
	var size int64
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return 0, err
		}
		for _, object := range page.Contents {
			size += *object.Size
		}
	}
	return size, nil
}

func marked(ctx context.Context) (names []string, err error) {
	input := &s3.ListObjectsV2Input{Bucket: aws.String(os.Getenv("BUCKET"))}
	for {
		answer, err := client.ListObjectsV2(ctx, input)
		if err != nil {
			return nil, err
		}
		for _, object := range answer.Contents {
			names = append(names, *object.Key)
		}
		if answer.NextContinuationToken == nil {
			return names, nil
		}
		input.ContinuationToken = answer.NextContinuationToken
	}
}

func main() {
	lambda.Start(handler)
}

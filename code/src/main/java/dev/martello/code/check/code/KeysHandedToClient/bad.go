package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

func handler(ctx context.Context) error {
	keys := credentials.NewStaticCredentialsProvider(os.Getenv("KEY_ID"), os.Getenv("SECRET_KEY"), "") // finding
	settings, err := config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(keys))
	if err != nil {
		return err
	}
	_, err = s3.NewFromConfig(settings).ListBuckets(ctx, &s3.ListBucketsInput{})
	return err
}

func main() {
	lambda.Start(handler)
}

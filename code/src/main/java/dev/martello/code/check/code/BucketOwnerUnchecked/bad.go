package main

import (
	"context"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

var client *s3.Client

func handle(ctx context.Context) error {
	_, err := client.HeadObject(ctx, &s3.HeadObjectInput{Bucket: aws.String("prices-of-the-shop"), Key: aws.String("all")}) // finding
	return err
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	client = s3.NewFromConfig(cfg)
	lambda.Start(handle)
}

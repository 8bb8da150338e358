package main

import (
	"context"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sns"
)

var client *sns.Client

func handle(ctx context.Context) error {
	_, err := client.ConfirmSubscription(ctx, &sns.ConfirmSubscriptionInput{TopicArn: aws.String("arn:aws:sns:eu-west-1:111122223333:orders"), Token: aws.String("t"), AuthenticateOnUnsubscribe: aws.String("true")})
	return err
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	client = sns.NewFromConfig(cfg)
	lambda.Start(handle)
}

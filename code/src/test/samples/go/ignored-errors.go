// trigger: sns
package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
)

var q *sqs.Client

func init() {
	cfg, _ := config.LoadDefaultConfig(context.Background())
	q = sqs.NewFromConfig(cfg)
}

func handler(ctx context.Context, e events.SNSEvent) error {
	for _, r := range e.Records {
		_, _ = q.SendMessage(ctx, &sqs.SendMessageInput{QueueUrl: aws.String(os.Getenv("Q")), MessageBody: aws.String(r.SNS.Message)}) // finding: swallowed-failure
	}
	return nil
}

func main() { lambda.Start(handler) }

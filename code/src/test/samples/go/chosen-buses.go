package main

import (
	"context"
	"errors"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
)
var b *eventbridge.Client

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	b = eventbridge.NewFromConfig(cfg)
}

func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) error {
	out, err := b.PutEvents(ctx, &eventbridge.PutEventsInput{Entries: []et.PutEventsRequestEntry{{EventBusName: aws.String(req.QueryStringParameters["bus"]), Source: aws.String("web"), DetailType: aws.String("click"), Detail: aws.String("{}")}}}) // finding: event-chosen-resource
	if err != nil {
		return err
	}
	if out.FailedEntryCount > 0 {
		return errors.New("not taken")
	}
	return nil
}

func main() { lambda.Start(handler) }

// trigger: sqs-partial
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

type table struct {
	client *dynamodb.Client
	name   string
}

type attributes map[string]types.AttributeValue

func text(s string) types.AttributeValue   { return &types.AttributeValueMemberS{Value: s} }
func number(s string) types.AttributeValue { return &types.AttributeValueMemberN{Value: s} }

// update is called with several expressions, of which one adds.
func (t table) update(ctx context.Context, id, expression string, values attributes) error {
	_, err := t.client.UpdateItem(ctx, &dynamodb.UpdateItemInput{
		TableName: aws.String(t.name), Key: attributes{"id": text(id)},
		UpdateExpression: aws.String(expression), ExpressionAttributeValues: values,
	})
	return err
}

type projector struct{ totals table }

func (p *projector) apply(ctx context.Context, m events.SQSMessage) error {
	if err := p.totals.update(ctx, m.Body, "ADD orders :one", attributes{":one": number("1")}); err != nil { // finding: repeated-effect
		return fmt.Errorf("count: %w", err)
	}
	if err := p.totals.update(ctx, m.Body, "SET latest = :m", attributes{":m": text(m.MessageId)}); err != nil {
		return fmt.Errorf("latest: %w", err)
	}
	return nil
}

func (p *projector) handle(ctx context.Context, event events.SQSEvent) (events.SQSEventResponse, error) {
	var failed []events.SQSBatchItemFailure
	for _, m := range event.Records {
		if err := p.apply(ctx, m); err != nil {
			failed = append(failed, events.SQSBatchItemFailure{ItemIdentifier: m.MessageId})
		}
	}
	return events.SQSEventResponse{BatchItemFailures: failed}, nil
}

func main() {
	settings, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	client := dynamodb.NewFromConfig(settings)
	p := &projector{totals: table{client, os.Getenv("TOTALS")}}
	lambda.Start(p.handle)
}

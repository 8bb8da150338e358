// trigger: kinesis
package main

import (
	"context"
	"log"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

var client *dynamodb.Client

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	client = dynamodb.NewFromConfig(cfg)
}

func writeAll(ctx context.Context, reqs []types.WriteRequest) error {
	_, err := client.BatchWriteItem(ctx, &dynamodb.BatchWriteItemInput{ // finding: ignored-batch-failure
		RequestItems: map[string][]types.WriteRequest{os.Getenv("TABLE"): reqs},
	})
	return err
}

func writeRetry(ctx context.Context, reqs []types.WriteRequest) error {
	items := map[string][]types.WriteRequest{os.Getenv("TABLE"): reqs}
	for len(items) > 0 {
		out, err := client.BatchWriteItem(ctx, &dynamodb.BatchWriteItemInput{RequestItems: items})
		if err != nil {
			return err
		}
		items = out.UnprocessedItems
	}
	return nil
}

func handler(ctx context.Context, e events.KinesisEvent) error {
	var reqs []types.WriteRequest
	for _, r := range e.Records {
		reqs = append(reqs, types.WriteRequest{PutRequest: &types.PutRequest{Item: map[string]types.AttributeValue{
			"pk": &types.AttributeValueMemberS{Value: r.Kinesis.PartitionKey},
			"d":  &types.AttributeValueMemberB{Value: r.Kinesis.Data},
		}}})
	}
	if err := writeAll(ctx, reqs); err != nil {
		return err
	}
	return writeRetry(ctx, reqs)
}

func main() { lambda.Start(handler) }

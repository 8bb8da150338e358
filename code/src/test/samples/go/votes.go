// trigger: sqs
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

var ddb *dynamodb.Client

type Vote struct {
	Poll  string `json:"poll"`
	Voter string `json:"voter"`
}

func count(ctx context.Context, v Vote) error {
	_, err := ddb.UpdateItem(ctx, &dynamodb.UpdateItemInput{ // finding: repeated-effect
		TableName:                 aws.String(os.Getenv("TABLE")),
		Key:                       map[string]types.AttributeValue{"poll": &types.AttributeValueMemberS{Value: v.Poll}},
		UpdateExpression:          aws.String("ADD votes :one"),
		ExpressionAttributeValues: map[string]types.AttributeValue{":one": &types.AttributeValueMemberN{Value: "1"}},
	})
	return err
}

func record(ctx context.Context, v Vote) error {
	_, err := ddb.UpdateItem(ctx, &dynamodb.UpdateItemInput{
		TableName:                 aws.String(os.Getenv("TABLE")),
		Key:                       map[string]types.AttributeValue{"poll": &types.AttributeValueMemberS{Value: v.Poll}},
		UpdateExpression:          aws.String("SET voter = :v"),
		ExpressionAttributeValues: map[string]types.AttributeValue{":v": &types.AttributeValueMemberS{Value: v.Voter}},
	})
	return err
}

func handler(ctx context.Context, e events.SQSEvent) error {
	for _, m := range e.Records {
		var v Vote
		if err := json.Unmarshal([]byte(m.Body), &v); err != nil {
			return fmt.Errorf("message %s: %w", m.MessageId, err)
		}
		if err := count(ctx, v); err != nil {
			return err
		}
		if err := record(ctx, v); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	ddb = dynamodb.NewFromConfig(cfg)
	lambda.Start(handler)
}

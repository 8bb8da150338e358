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

type payment struct {
	Account string `json:"account"`
	Amount  int    `json:"amount"`
	TxID    string `json:"txId"`
}

func handler(ctx context.Context, e events.SQSEvent) error {
	for _, r := range e.Records {
		var p payment
		if err := json.Unmarshal([]byte(r.Body), &p); err != nil {
			return fmt.Errorf("decode: %w", err)
		}
		if _, err := ddb.UpdateItem(ctx, &dynamodb.UpdateItemInput{ // finding: repeated-effect
			TableName:        aws.String(os.Getenv("BALANCES")),
			Key:              map[string]types.AttributeValue{"account": &types.AttributeValueMemberS{Value: p.Account}},
			UpdateExpression: aws.String("SET balance = balance + :a"),
			ExpressionAttributeValues: map[string]types.AttributeValue{
				":a": &types.AttributeValueMemberN{Value: fmt.Sprint(p.Amount)},
			},
		}); err != nil {
			return fmt.Errorf("update: %w", err)
		}
		if _, err := ddb.UpdateItem(ctx, &dynamodb.UpdateItemInput{
			TableName:           aws.String(os.Getenv("LEDGER")),
			Key:                 map[string]types.AttributeValue{"account": &types.AttributeValueMemberS{Value: p.Account}},
			UpdateExpression:    aws.String("ADD total :a SET lastTx = :t"),
			ConditionExpression: aws.String("lastTx <> :t"),
			ExpressionAttributeValues: map[string]types.AttributeValue{
				":a": &types.AttributeValueMemberN{Value: fmt.Sprint(p.Amount)},
				":t": &types.AttributeValueMemberS{Value: p.TxID},
			},
		}); err != nil {
			return fmt.Errorf("ledger: %w", err)
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

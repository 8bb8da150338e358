// trigger: sqs
package main

import (
	"context"
	"encoding/json"
	"log"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
)

type Payment struct {
	ID     string `json:"id" dynamodbav:"id"`
	Amount int    `json:"amount" dynamodbav:"amount"`
}

var ddb *dynamodb.Client

func handleMessage(ctx context.Context, body string) error {
	var p Payment
	if err := json.Unmarshal([]byte(body), &p); err != nil {
		return err
	}
	item, err := attributevalue.MarshalMap(p)
	if err != nil {
		return err
	}
	_, err = ddb.PutItem(ctx, &dynamodb.PutItemInput{
		TableName:           aws.String(os.Getenv("TABLE")),
		Item:                item,
		ConditionExpression: aws.String("attribute_not_exists(id)"),
	})
	return err
}

func Handler(ctx context.Context, e events.SQSEvent) error {
	for _, m := range e.Records {
		if err := handleMessage(ctx, m.Body); err != nil { // finding: swallowed-failure
			log.Printf("failed to process %s: %v", m.MessageId, err)
			continue
		}
	}
	return nil
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	ddb = dynamodb.NewFromConfig(cfg)
	lambda.Start(Handler)
}

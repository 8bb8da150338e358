// trigger: sqs
package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"log"
	"os"
	dt "github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)
func process(ctx context.Context, m events.SQSMessage) (err error) {
	defer func() {
		if r := recover(); r != nil { // finding: swallowed-failure
			log.Printf("recovered: %v", r)
			err = nil
		}
	}()
	return save(ctx, m.Body)
}

var table = os.Getenv("TABLE")
var ddb *dynamodb.Client

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	ddb = dynamodb.NewFromConfig(cfg)
}

func save(ctx context.Context, body string) error {
	_, err := ddb.PutItem(ctx, &dynamodb.PutItemInput{TableName: &table, Item: map[string]dt.AttributeValue{"id": &dt.AttributeValueMemberS{Value: body}}})
	return err
}

func handler(ctx context.Context, ev events.SQSEvent) error {
	if len(ev.Records) == 0 {
		return nil
	}
	return process(ctx, ev.Records[0])
}

func main() { lambda.Start(handler) }

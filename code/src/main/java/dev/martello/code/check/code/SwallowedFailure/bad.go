// trigger: sqs
package main

import (
	"context"
	"log"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

var client *dynamodb.Client

func init() {
	settings, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	client = dynamodb.NewFromConfig(settings)
}

func handler(ctx context.Context, event events.SQSEvent) error {
	for _, record := range event.Records {
		_, err := client.PutItem(ctx, &dynamodb.PutItemInput{
			TableName: aws.String(os.Getenv("TABLE")),
			Item:      map[string]types.AttributeValue{"id": &types.AttributeValueMemberS{Value: record.MessageId}},
		})
		if err != nil { // finding
			log.Printf("could not store %s: %v", record.MessageId, err)
		}
	}
	return nil
}

func main() {
	lambda.Start(handler)
}

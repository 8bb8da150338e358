// trigger: sqs
package main

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"

	"github.com/aws/aws-lambda-go/events"
	lambdas "github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
)

type clients struct {
	table   string
	dynamo  *dynamodb.Client
	invoker *lambda.Client
}

type job struct {
	Table string `json:"table"`
	Image string `json:"image"`
	Width int    `json:"width"`
}

func (c *clients) handle(ctx context.Context, event events.SQSEvent) error {
	for _, message := range event.Records {
		var next job
		if err := json.Unmarshal([]byte(message.Body), &next); err != nil {
			return err
		}
		if err := exec.Command("sh", "-c", "convert "+next.Image).Run(); err != nil { // finding: os-command-injection
			return err
		}
		if err := exec.Command("convert", next.Image, "-resize", "100").Run(); err != nil {
			return err
		}
		_, err := c.dynamo.PutItem(ctx, &dynamodb.PutItemInput{ // finding: event-chosen-resource, calls-in-loop
			TableName: aws.String(next.Table),
			Item:      map[string]types.AttributeValue{"id": &types.AttributeValueMemberS{Value: message.MessageId}},
		})
		if err != nil {
			return err
		}
		if _, err := c.dynamo.UpdateItem(ctx, &dynamodb.UpdateItemInput{TableName: &c.table}); err != nil {
			return err
		}
		exec.Command("sh", "-c", "echo "+message.MessageId).Run()
		exec.Command("sh", "-c", "echo "+*message.MessageAttributes["x"].StringValue).Run() // finding: os-command-injection
	}
	return nil
}

func main() {
	settings, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	all := &clients{table: os.Getenv("TABLE"), dynamo: dynamodb.NewFromConfig(settings)}
	lambdas.Start(all.handle)
}

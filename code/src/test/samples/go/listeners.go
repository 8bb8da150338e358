// trigger: http-api
package main

import (
	"context"
	"encoding/json"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
)

type listener func(ctx context.Context, id string) error

type sink interface {
	send(ctx context.Context, id string) error
}

type table struct{}

type queue struct{}

type item struct {
	ID string `json:"id"`
}

var (
	ddb       *dynamodb.Client
	mail      *sqs.Client
	listeners = []listener{keep, tell}
	sinks     = []sink{table{}, queue{}}
)

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	ddb = dynamodb.NewFromConfig(cfg)
	mail = sqs.NewFromConfig(cfg)
}

func row(id string) map[string]types.AttributeValue {
	return map[string]types.AttributeValue{"id": &types.AttributeValueMemberS{Value: id}}
}

func keep(ctx context.Context, id string) error {
	_, err := ddb.PutItem(ctx, &dynamodb.PutItemInput{TableName: aws.String(os.Getenv("KEPT")), Item: row(id)})
	return err
}

func tell(ctx context.Context, id string) error {
	_, err := mail.SendMessage(ctx, &sqs.SendMessageInput{QueueUrl: aws.String(os.Getenv("MAIL")), MessageBody: &id})
	return err
}

func (table) send(ctx context.Context, id string) error {
	_, err := ddb.PutItem(ctx, &dynamodb.PutItemInput{TableName: aws.String(os.Getenv("SENT")), Item: row(id)})
	return err
}

func (queue) send(ctx context.Context, id string) error {
	_, err := mail.SendMessage(ctx, &sqs.SendMessageInput{QueueUrl: aws.String(os.Getenv("SENT_MAIL")), MessageBody: &id})
	return err
}

func (i item) save(ctx context.Context) error {
	_, err := ddb.PutItem(ctx, &dynamodb.PutItemInput{TableName: aws.String(os.Getenv("ITEMS")), Item: row(i.ID)}) // finding: calls-in-loop
	return err
}

func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	id := req.PathParameters["id"]
	for _, l := range listeners {
		if err := l(ctx, id); err != nil {
			return events.APIGatewayV2HTTPResponse{}, err
		}
	}
	for _, s := range sinks {
		if err := s.send(ctx, id); err != nil {
			return events.APIGatewayV2HTTPResponse{}, err
		}
	}
	var items []item
	if err := json.Unmarshal([]byte(req.Body), &items); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	for _, each := range items {
		if err := each.save(ctx); err != nil {
			return events.APIGatewayV2HTTPResponse{}, err
		}
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func main() { lambda.Start(handler) }

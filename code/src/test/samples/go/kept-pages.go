package main

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"context"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-lambda-go/events"
	"encoding/json"
	"github.com/aws/aws-lambda-go/lambda"
	"os"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

type roomStore struct {
	db    *dynamodb.Client
	table string
	ids   []string
}
var rooms *roomStore
func (s *roomStore) members(ctx context.Context, room string) ([]string, error) {
	p := dynamodb.NewQueryPaginator(s.db, &dynamodb.QueryInput{
		TableName:                 aws.String(s.table),
		KeyConditionExpression:    aws.String("room = :r"),
		ExpressionAttributeValues: map[string]types.AttributeValue{":r": &types.AttributeValueMemberS{Value: room}},
	})
	for p.HasMorePages() {
		out, err := p.NextPage(ctx)
		if err != nil {
			return nil, err
		}
		for _, item := range out.Items {
			if c, ok := item["connection"].(*types.AttributeValueMemberS); ok {
				s.ids = append(s.ids, c.Value) // finding: request-state-kept
			}
		}
	}
	return s.ids, nil
}
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	ids, err := rooms.members(ctx, req.PathParameters["room"])
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	b, err := json.Marshal(ids)
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: string(b)}, nil
}
func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	rooms = &roomStore{db: dynamodb.NewFromConfig(cfg), table: os.Getenv("ROOMS_TABLE")}
	lambda.Start(handler)
}

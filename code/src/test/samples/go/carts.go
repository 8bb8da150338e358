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
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

type Line struct {
	SKU string `json:"sku" dynamodbav:"sku"`
	Qty int    `json:"qty" dynamodbav:"qty"`
}

type Cart struct {
	Lines []Line `json:"lines"`
}

type service struct {
	ddb   *dynamodb.Client
	table string
}

func (s *service) price(ctx context.Context, sku string) (float64, error) {
	out, err := s.ddb.GetItem(ctx, &dynamodb.GetItemInput{ // finding: calls-in-loop
		TableName: aws.String(s.table),
		Key:       map[string]types.AttributeValue{"sku": &types.AttributeValueMemberS{Value: sku}},
	})
	if err != nil {
		return 0, err
	}
	var v struct {
		Price float64 `dynamodbav:"price"`
	}
	err = attributevalue.UnmarshalMap(out.Item, &v)
	return v.Price, err
}

func (s *service) total(ctx context.Context, c Cart) (float64, error) {
	var sum float64
	for _, l := range c.Lines {
		p, err := s.price(ctx, l.SKU)
		if err != nil {
			return 0, err
		}
		sum += p * float64(l.Qty)
	}
	return sum, nil
}

func (s *service) save(ctx context.Context, c Cart) error {
	for i := range c.Lines {
		item, err := attributevalue.MarshalMap(c.Lines[i])
		if err != nil {
			return err
		}
		if _, err := s.ddb.PutItem(ctx, &dynamodb.PutItemInput{TableName: &s.table, Item: item}); err != nil { // finding: calls-in-loop
			return err
		}
	}
	return nil
}

func (s *service) Handle(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	var c Cart
	if err := json.Unmarshal([]byte(req.Body), &c); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	if _, err := s.total(ctx, c); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	if err := s.save(ctx, c); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 201}, nil
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	s := &service{ddb: dynamodb.NewFromConfig(cfg), table: os.Getenv("TABLE")}
	lambda.Start(s.Handle)
}

// trigger: rest-api
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
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/expression"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

type repo struct {
	c     *dynamodb.Client
	table string
}

func (r repo) byFilter(ctx context.Context, field, value string) error {
	_, err := r.c.Query(ctx, &dynamodb.QueryInput{ // finding: nosql-injection
		TableName:                 &r.table,
		KeyConditionExpression:    aws.String("pk = :pk"),
		FilterExpression:          aws.String(field + " = :v"),
		ExpressionAttributeValues: map[string]types.AttributeValue{":v": &types.AttributeValueMemberS{Value: value}},
		Limit:                     aws.Int32(10),
	})
	return err
}

func (r repo) partiql(ctx context.Context, name string) error {
	_, err := r.c.ExecuteStatement(ctx, &dynamodb.ExecuteStatementInput{ // finding: nosql-injection
		Statement: aws.String(fmt.Sprintf(`SELECT * FROM "%s" WHERE name = '%s'`, r.table, name)),
	})
	return err
}

func (r repo) partiqlOK(ctx context.Context, name string) error {
	_, err := r.c.ExecuteStatement(ctx, &dynamodb.ExecuteStatementInput{
		Statement:  aws.String(fmt.Sprintf(`SELECT * FROM "%s" WHERE name = ?`, r.table)),
		Parameters: []types.AttributeValue{&types.AttributeValueMemberS{Value: name}},
	})
	return err
}

func (r repo) builder(ctx context.Context, value string) error {
	expr, err := expression.NewBuilder().WithFilter(expression.Name("status").Equal(expression.Value(value))).Build()
	if err != nil {
		return err
	}
	_, err = r.c.Scan(ctx, &dynamodb.ScanInput{
		TableName:                 &r.table,
		FilterExpression:          expr.Filter(),
		ExpressionAttributeNames:  expr.Names(),
		ExpressionAttributeValues: expr.Values(),
		Limit:                     aws.Int32(25),
	})
	return err
}

type query struct {
	Field string `json:"field"`
	Value string `json:"value"`
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	r := repo{c: dynamodb.NewFromConfig(cfg), table: os.Getenv("TABLE")}
	lambda.Start(func(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
		var q query
		if err := json.Unmarshal([]byte(req.Body), &q); err != nil {
			return events.APIGatewayProxyResponse{StatusCode: 400}, nil
		}
		for _, f := range []func() error{
			func() error { return r.byFilter(ctx, q.Field, q.Value) },
			func() error { return r.partiql(ctx, q.Value) },
			func() error { return r.partiqlOK(ctx, q.Value) },
			func() error { return r.builder(ctx, q.Value) },
		} {
			if err := f(); err != nil {
				return events.APIGatewayProxyResponse{StatusCode: 500}, nil
			}
		}
		return events.APIGatewayProxyResponse{StatusCode: 200}, nil
	})
}

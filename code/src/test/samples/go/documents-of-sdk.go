package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/dynamodb"
	"github.com/aws/aws-sdk-go/service/dynamodb/dynamodbiface"
	"github.com/guregu/dynamo"
	"github.com/opensearch-project/opensearch-go/v2"
	"github.com/redis/go-redis/v9"
)

type svc struct {
	ddb dynamodbiface.DynamoDBAPI
	dy  *dynamo.DB
	os  *opensearch.Client
	rd  *redis.Client
}

type Dev struct{ ID string }

func (s *svc) patch(ctx context.Context, id string, fields map[string]string) error {
	var sets []string
	vals := map[string]*dynamodb.AttributeValue{}
	for k, v := range fields {
		sets = append(sets, k+" = :"+k)
		vals[":"+k] = &dynamodb.AttributeValue{S: aws.String(v)}
	}
	_, err := s.ddb.UpdateItemWithContext(ctx, &dynamodb.UpdateItemInput{ // finding: nosql-injection
		TableName:                 aws.String(os.Getenv("T")),
		Key:                       map[string]*dynamodb.AttributeValue{"id": {S: &id}},
		UpdateExpression:          aws.String("SET " + strings.Join(sets, ", ")),
		ExpressionAttributeValues: vals,
	})
	return err
}

func (s *svc) patchSafe(ctx context.Context, id string, fields map[string]string) error {
	var sets []string
	names := map[string]*string{}
	vals := map[string]*dynamodb.AttributeValue{}
	i := 0
	for k, v := range fields {
		n := fmt.Sprintf("#n%d", i)
		p := fmt.Sprintf(":v%d", i)
		names[n] = aws.String(k)
		vals[p] = &dynamodb.AttributeValue{S: aws.String(v)}
		sets = append(sets, n+" = "+p)
		i++
	}
	_, err := s.ddb.UpdateItemWithContext(ctx, &dynamodb.UpdateItemInput{
		TableName:                 aws.String(os.Getenv("T")),
		Key:                       map[string]*dynamodb.AttributeValue{"id": {S: &id}},
		UpdateExpression:          aws.String("SET " + strings.Join(sets, ", ")),
		ExpressionAttributeNames:  names,
		ExpressionAttributeValues: vals,
	})
	return err
}

func (s *svc) filter(ctx context.Context, f string) ([]Dev, error) {
	var ds []Dev
	err := s.dy.Table(os.Getenv("T")).Scan().Filter("status = " + f).AllWithContext(ctx, &ds) // finding: nosql-injection
	return ds, err
}

func (s *svc) filterSafe(ctx context.Context, f string) ([]Dev, error) {
	var ds []Dev
	err := s.dy.Table(os.Getenv("T")).Scan().Filter("'Status' = ?", f).AllWithContext(ctx, &ds)
	return ds, err
}

func (s *svc) search(ctx context.Context, q string) error {
	body := fmt.Sprintf(`{"query":{"match":{"title":"%s"}}}`, q)
	res, err := s.os.Search(s.os.Search.WithContext(ctx), s.os.Search.WithIndex("items"), s.os.Search.WithBody(strings.NewReader(body))) // finding: nosql-injection
	if err != nil {
		return err
	}
	return res.Body.Close()
}

func (s *svc) lua(ctx context.Context, script string) error {
	return s.rd.Eval(ctx, script, nil).Err() // finding: code-injection
}

func (s *svc) handle(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	var in struct {
		ID     string            `json:"id"`
		Fields map[string]string `json:"fields"`
		Script string            `json:"script"`
	}
	if err := json.Unmarshal([]byte(r.Body), &in); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	if err := s.patch(ctx, in.ID, in.Fields); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	if err := s.patchSafe(ctx, in.ID, in.Fields); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	if _, err := s.filter(ctx, r.QueryStringParameters["f"]); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	if _, err := s.filterSafe(ctx, r.QueryStringParameters["f"]); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	if err := s.search(ctx, r.QueryStringParameters["q"]); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	if err := s.lua(ctx, in.Script); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 204}, nil
}

func main() {
	sess := session.Must(session.NewSession())
	osc, err := opensearch.NewDefaultClient()
	if err != nil {
		panic(err)
	}
	s := &svc{ddb: dynamodb.New(sess), dy: dynamo.New(sess), os: osc, rd: redis.NewClient(&redis.Options{Addr: os.Getenv("REDIS")})}
	lambda.Start(s.handle)
}

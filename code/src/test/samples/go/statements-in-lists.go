package main

import (
	"context"
	"fmt"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

type store struct {
	db    *dynamodb.Client
	table string
}

func (s *store) both(ctx context.Context, state, device string) error {
	_, err := s.db.ExecuteTransaction(ctx, &dynamodb.ExecuteTransactionInput{ // finding: nosql-injection
		TransactStatements: []types.ParameterizedStatement{
			{
				Statement:  aws.String(`UPDATE "` + s.table + `" SET state = ? WHERE device = ?`),
				Parameters: []types.AttributeValue{&types.AttributeValueMemberS{Value: state}, &types.AttributeValueMemberS{Value: device}},
			},
			{Statement: aws.String(fmt.Sprintf(`DELETE FROM "%s" WHERE device = '%s'`, s.table, device))},
		},
	})
	return err
}

func (s *store) many(ctx context.Context, devices []string) error {
	var statements []types.BatchStatementRequest
	for _, device := range devices {
		statements = append(statements, types.BatchStatementRequest{Statement: aws.String("DELETE FROM d WHERE device = '" + device + "'")})
	}
	out, err := s.db.BatchExecuteStatement(ctx, &dynamodb.BatchExecuteStatementInput{Statements: statements}) // finding: nosql-injection
	if err != nil {
		return err
	}
	for _, answer := range out.Responses {
		if answer.Error != nil {
			return fmt.Errorf("delete: %s", aws.ToString(answer.Error.Message))
		}
	}
	return nil
}

func (s *store) safe(ctx context.Context, devices []string) error {
	var statements []types.ParameterizedStatement
	for _, device := range devices {
		statements = append(statements, types.ParameterizedStatement{
			Statement:  aws.String(`DELETE FROM "` + s.table + `" WHERE device = ?`),
			Parameters: []types.AttributeValue{&types.AttributeValueMemberS{Value: device}},
		})
	}
	_, err := s.db.ExecuteTransaction(ctx, &dynamodb.ExecuteTransactionInput{TransactStatements: statements})
	return err
}

func (s *store) handle(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	query := request.QueryStringParameters
	if err := s.both(ctx, query["state"], query["device"]); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	if err := s.many(ctx, []string{query["first"], query["second"]}); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 204}, s.safe(ctx, []string{query["third"]})
}

func main() {
	settings, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	s := &store{db: dynamodb.NewFromConfig(settings), table: os.Getenv("DEVICES")}
	lambda.Start(s.handle)
}

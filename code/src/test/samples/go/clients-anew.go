// trigger: rest-api
package main

import (
	"context"
	"database/sql"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	_ "github.com/lib/pq"
)

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return events.APIGatewayProxyResponse{}, err
	}
	svc := dynamodb.NewFromConfig(cfg) // finding: client-per-invocation
	out, err := svc.GetItem(ctx, &dynamodb.GetItemInput{
		TableName: aws.String(os.Getenv("TABLE")),
		Key:       map[string]types.AttributeValue{"pk": &types.AttributeValueMemberS{Value: req.PathParameters["id"]}},
	})
	if err != nil {
		return events.APIGatewayProxyResponse{}, err
	}
	db, err := sql.Open("postgres", os.Getenv("DSN")) // finding: client-per-invocation
	if err != nil {
		return events.APIGatewayProxyResponse{}, err
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, "INSERT INTO reads(id) VALUES ($1)", req.PathParameters["id"]); err != nil {
		return events.APIGatewayProxyResponse{}, err
	}
	if out.Item == nil {
		return events.APIGatewayProxyResponse{StatusCode: 404}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 200}, nil
}

func main() { lambda.Start(handler) }

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
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

type deps struct{ ddb *dynamodb.Client }

func (d deps) remove(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	var in struct {
		ID      string `json:"id"`
		IsAdmin bool   `json:"isAdmin"`
	}
	if err := json.Unmarshal([]byte(r.Body), &in); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	if !in.IsAdmin { // finding: caller-decides-rights
		return events.APIGatewayProxyResponse{StatusCode: 403}, nil
	}
	_, err := d.ddb.DeleteItem(ctx, &dynamodb.DeleteItemInput{
		TableName: aws.String(os.Getenv("TABLE")),
		Key:       map[string]types.AttributeValue{"id": &types.AttributeValueMemberS{Value: in.ID}},
	})
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500, Body: fmt.Sprintf("delete failed: %v", err)}, nil // finding: error-detail-returned
	}
	return events.APIGatewayProxyResponse{StatusCode: 204}, nil
}

func (d deps) removeAsOwner(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	cl, _ := r.RequestContext.Authorizer["claims"].(map[string]interface{})
	if cl["custom:role"] != "admin" {
		return events.APIGatewayProxyResponse{StatusCode: 403}, nil
	}
	_, err := d.ddb.DeleteItem(ctx, &dynamodb.DeleteItemInput{
		TableName: aws.String(os.Getenv("TABLE")),
		Key:       map[string]types.AttributeValue{"id": &types.AttributeValueMemberS{Value: r.PathParameters["id"]}},
	})
	if err != nil {
		fmt.Println("delete:", err)
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 204}, nil
}

func (d deps) header(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	if r.Headers["X-Role"] == "admin" { // finding: caller-decides-rights
		return d.removeAsOwner(ctx, r)
	}
	return events.APIGatewayProxyResponse{StatusCode: 403}, nil
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	d := deps{dynamodb.NewFromConfig(cfg)}
	lambda.Start(func(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
		switch r.HTTPMethod {
		case "DELETE":
			return d.remove(ctx, r)
		case "POST":
			return d.header(ctx, r)
		}
		return d.removeAsOwner(ctx, r)
	})
}

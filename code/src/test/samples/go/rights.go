// trigger: rest-api
package main

import (
	"context"
	"database/sql"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	_ "github.com/lib/pq"
)

var db *sql.DB

func remove(ctx context.Context, id string) error {
	_, err := db.ExecContext(ctx, "DELETE FROM users WHERE id = $1", id)
	return err
}

func deleteUser(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	if req.Headers["X-User-Role"] != "admin" { // finding: caller-decides-rights
		return events.APIGatewayProxyResponse{StatusCode: 403}, nil
	}
	if err := remove(ctx, req.PathParameters["id"]); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 204}, nil
}

func deleteUserOK(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	claims, _ := req.RequestContext.Authorizer["claims"].(map[string]interface{})
	if role, _ := claims["custom:role"].(string); role != "admin" {
		return events.APIGatewayProxyResponse{StatusCode: 403}, nil
	}
	if err := remove(ctx, req.PathParameters["id"]); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 204}, nil
}

func main() {
	db, _ = sql.Open("postgres", os.Getenv("DSN"))
	lambda.Start(func(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
		if req.HTTPMethod == "DELETE" {
			return deleteUser(ctx, req)
		}
		return deleteUserOK(ctx, req)
	})
}

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/jmoiron/sqlx"
	"os"
)
type box[T any] struct{ v T }

func decode[T any](body string) (box[T], error) {
	var b box[T]
	err := json.Unmarshal([]byte(body), &b.v)
	return b, err
}

type search struct {
	Column string `json:"column"`
	Limit  int    `json:"limit"`
}

var db *sqlx.DB

func init() { db = sqlx.MustConnect("postgres", os.Getenv("DSN")) }

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	b, err := decode[search](req.Body)
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	var names []string
	q := fmt.Sprintf("SELECT name FROM users ORDER BY %s LIMIT %d", b.v.Column, b.v.Limit)
	if err := db.SelectContext(ctx, &names, q); err != nil { // finding: sql-injection
		return events.APIGatewayProxyResponse{}, err
	}
	out, err := json.Marshal(names)
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: string(out)}, err
}

func main() { lambda.Start(handler) }

package main

import (
	"context"
	"database/sql"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"os"
	"strconv"
)
var db *sql.DB

func init() {
	var err error
	if db, err = sql.Open("postgres", os.Getenv("DSN")); err != nil {
		panic(err)
	}
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (int, error) {
	id := req.PathParameters["id"]
	if _, err := strconv.Atoi(id); err != nil {
		return 0, err
	}
	var n int
	return n, db.QueryRowContext(ctx, "SELECT count(*) FROM posts WHERE id = "+id).Scan(&n)
}

func main() { lambda.Start(handler) }

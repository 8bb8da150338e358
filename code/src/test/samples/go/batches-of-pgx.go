package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"os"
	"strings"
)
var pool *pgxpool.Pool

func init() {
	var err error
	if pool, err = pgxpool.New(context.Background(), os.Getenv("PG")); err != nil {
		panic(err)
	}
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) error {
	var b pgx.Batch
	for _, l := range strings.Split(req.Body, "\n") {
		b.Queue("INSERT INTO lines(text) VALUES ('" + l + "')") // finding: sql-injection
	}
	return pool.SendBatch(ctx, &b).Close()
}

func main() { lambda.Start(handler) }

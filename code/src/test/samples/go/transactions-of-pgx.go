package main

import (
	"context"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/jackc/pgx/v5/pgxpool"
	"os"
)
var pool *pgxpool.Pool

func init() {
	var err error
	if pool, err = pgxpool.New(context.Background(), os.Getenv("PG")); err != nil {
		panic(err)
	}
}

func handler(ctx context.Context, in struct{ ID string }) (err error) {
	tx, err := pool.Begin(ctx)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = tx.Rollback(ctx)
		}
	}()
	if _, err = tx.Exec(ctx, "DELETE FROM t WHERE id = $1", in.ID); err != nil {
		return err
	}
	return tx.Commit(ctx)
}

func main() { lambda.Start(handler) }

package main

import (
	"context"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/jmoiron/sqlx"
	"os"
)
var db = sqlx.MustConnect("postgres", os.Getenv("DSN"))

func handler(ctx context.Context, in struct{ ID string }) error {
	tx, err := db.BeginTxx(ctx, nil) // finding: unclosed-resource
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM t WHERE id = $1", in.ID); err != nil {
		return err
	}
	return tx.Commit()
}

func main() { lambda.Start(handler) }

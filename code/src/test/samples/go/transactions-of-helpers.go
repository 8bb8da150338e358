package main

import (
	"context"
	"database/sql"
	"github.com/aws/aws-lambda-go/lambda"
	"os"
)
var db *sql.DB

func init() {
	var err error
	if db, err = sql.Open("postgres", os.Getenv("DSN")); err != nil {
		panic(err)
	}
}

func inTx(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit()
}

func handler(ctx context.Context, in struct{ ID string }) error {
	return inTx(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM t WHERE id = $1", in.ID)
		return err
	})
}

func main() { lambda.Start(handler) }

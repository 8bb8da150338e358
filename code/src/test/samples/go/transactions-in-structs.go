package main

import (
	"context"
	"database/sql"
	"github.com/aws/aws-lambda-go/lambda"
	"os"
)
type unit struct{ tx *sql.Tx }

var db *sql.DB

func init() {
	var err error
	if db, err = sql.Open("postgres", os.Getenv("DSN")); err != nil {
		panic(err)
	}
}

func begin(ctx context.Context) (*unit, error) {
	tx, err := db.BeginTx(ctx, nil)
	return &unit{tx}, err
}

func (u *unit) end(err *error) {
	if *err != nil {
		u.tx.Rollback()
		return
	}
	*err = u.tx.Commit()
}

func handler(ctx context.Context, in struct{ ID string }) (err error) {
	u, err := begin(ctx)
	if err != nil {
		return err
	}
	defer u.end(&err)
	_, err = u.tx.ExecContext(ctx, "DELETE FROM t WHERE id = $1", in.ID)
	return err
}

func main() { lambda.Start(handler) }

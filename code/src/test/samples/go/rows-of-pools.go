package main

import (
	"context"
	"database/sql"
	"github.com/aws/aws-lambda-go/lambda"
	"os"
)
type row struct{ Name string }

func load(ctx context.Context, dsn, id string) ([]string, error) {
	db, err := sql.Open("postgres", dsn) // finding: client-per-invocation
	if err != nil {
		return nil, err
	}
	defer db.Close()
	rows, err := db.QueryContext(ctx, "SELECT name FROM t WHERE id = $1", id) // finding: unclosed-resource
	if err != nil {
		return nil, err
	}
	var out []string
	for rows.Next() {
		var n string
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, rows.Err()
}

func handler(ctx context.Context, in struct{ ID string }) ([]string, error) {
	return load(ctx, os.Getenv("DSN"), in.ID)
}

func main() { lambda.Start(handler) }

// trigger: none
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"database/sql"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"
	"github.com/uptrace/bun/driver/pgdriver"
)

type resolverEvent struct {
	Info struct {
		FieldName string `json:"fieldName"`
	} `json:"info"`
	Arguments json.RawMessage `json:"arguments"`
}

type listArgs struct {
	Where string `json:"where"`
	First int    `json:"first"`
}

var db *bun.DB

func list(ctx context.Context, raw json.RawMessage) (any, error) {
	var args listArgs
	if err := json.Unmarshal(raw, &args); err != nil {
		return nil, err
	}
	var rows []map[string]any
	err := db.NewRaw("SELECT * FROM notes WHERE "+args.Where).Scan(ctx, &rows) // finding: sql-injection
	return rows, err
}

func page(ctx context.Context, raw json.RawMessage) (any, error) {
	var args listArgs
	if err := json.Unmarshal(raw, &args); err != nil {
		return nil, err
	}
	var rows []map[string]any
	err := db.NewRaw("SELECT * FROM notes WHERE title = ? LIMIT ?", args.Where, args.First).Scan(ctx, &rows)
	return rows, err
}

func handle(ctx context.Context, e resolverEvent) (any, error) {
	switch e.Info.FieldName {
	case "list":
		return list(ctx, e.Arguments)
	case "page":
		return page(ctx, e.Arguments)
	default:
		return nil, fmt.Errorf("no resolver for %s: %w", e.Info.FieldName, errors.ErrUnsupported)
	}
}

func main() {
	conn := sql.OpenDB(pgdriver.NewConnector(pgdriver.WithDSN(os.Getenv("DSN"))))
	db = bun.NewDB(conn, pgdialect.New())
	lambda.Start(handle)
}

// trigger: sqs
package main

import (
	"context"
	"encoding/json"

	"sample/pkg/dbx"
	"sample/pkg/fsx"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type request struct {
	Query struct {
		Where string `json:"where"`
		ID    string `json:"id"`
	} `json:"query"`
	File string `json:"file"`
}

func handler(ctx context.Context, ev events.SQSEvent) (events.SQSEventResponse, error) {
	var out events.SQSEventResponse
	for _, m := range ev.Records {
		if err := process(ctx, m.Body); err != nil {
			out.BatchItemFailures = append(out.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: m.MessageId})
		}
	}
	return out, nil // finding: batch-failures-unheard
}

func process(ctx context.Context, body string) error {
	r := request{}
	if err := json.Unmarshal([]byte(body), &r); err != nil {
		return err
	}
	rows, err := dbx.Select(ctx, "orders", dbx.Where(r.Query.Where))
	if err != nil {
		return err
	}
	if _, err := dbx.ByID(ctx, r.Query.ID); err != nil {
		return err
	}
	return fsx.Save(r.File, rows)
}

func main() { lambda.Start(handler) }
// file: pkg/dbx/dbx.go
// Package dbx builds queries.
package dbx

import (
	"context"
	"database/sql"
	"os"
	"strings"
)

var conn *sql.DB

func init() {
	c, err := sql.Open("postgres", os.Getenv("DSN"))
	if err != nil {
		panic(err)
	}
	conn = c
}

type builder struct {
	table string
	where []string
}

// Option changes a query.
type Option func(*builder)

// Where adds a condition.
func Where(cond string) Option {
	return func(b *builder) { b.where = append(b.where, cond) }
}

func (b *builder) String() string {
	q := "SELECT doc FROM " + b.table
	if len(b.where) > 0 {
		q += " WHERE " + strings.Join(b.where, " AND ")
	}
	return q
}

// Select runs a query.
func Select(ctx context.Context, table string, opts ...Option) ([]string, error) {
	b := &builder{table: table}
	for _, o := range opts {
		o(b)
	}
	rows, err := conn.QueryContext(ctx, b.String()) // finding: sql-injection
	if err != nil {
		return nil, err
	}
	return collect(rows)
}

// ByID finds one.
func ByID(ctx context.Context, id string) ([]string, error) {
	rows, err := conn.QueryContext(ctx, "SELECT doc FROM orders WHERE id = $1", id)
	if err != nil {
		return nil, err
	}
	return collect(rows)
}

func collect(rows *sql.Rows) (docs []string, err error) {
	defer rows.Close()
	for rows.Next() {
		var d string
		if err = rows.Scan(&d); err != nil {
			return
		}
		docs = append(docs, d)
	}
	return docs, rows.Err()
}
// file: pkg/fsx/fsx.go
package fsx

import (
	"os"
	"path/filepath"
	"strings"
)

const root = "/tmp/export"

// Save writes lines.
func Save(name string, lines []string) error {
	p := filepath.Join(root, name)
	return os.WriteFile(p, []byte(strings.Join(lines, "\n")), 0o600) // finding: path-traversal, temporary-file-kept
}

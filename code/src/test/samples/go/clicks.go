// trigger: kinesis
package main

import (
	"context"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	_ "github.com/go-sql-driver/mysql"
)

type click struct {
	URL     string `json:"url"`
	Visitor string `json:"visitor"`
	N       int64  `json:"n"`
}

func decode[T any](data []byte) (T, error) {
	var v T
	err := json.Unmarshal(data, &v)
	return v, err
}

func mapAll[A, B any](in []A, f func(A) (B, error)) ([]B, error) {
	out := make([]B, 0, len(in))
	for _, a := range in {
		b, err := f(a)
		if err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	return out, nil
}

var db *sql.DB

func handler(ctx context.Context, ke events.KinesisEvent) error {
	clicks, err := mapAll(ke.Records, func(r events.KinesisEventRecord) (click, error) {
		return decode[click](r.Kinesis.Data)
	})
	if err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, c := range clicks {
		if _, err := tx.ExecContext(ctx, "UPDATE visits SET url='"+c.URL+"' WHERE id=?", c.Visitor); err != nil { // finding: sql-injection
			return err
		}
		if _, err := tx.Exec("UPDATE visits SET n=? WHERE id=?", c.N, c.Visitor); err != nil {
			return err
		}
	}
	raw, err := base64.StdEncoding.DecodeString("YQ==")
	if err != nil {
		return err
	}
	_ = raw
	return tx.Commit()
}

func main() {
	db, _ = sql.Open("mysql", os.Getenv("DSN"))
	lambda.Start(handler)
}

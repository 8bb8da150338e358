// trigger: sqs
package main

import (
	"context"
	"database/sql"
	"fmt"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"os"
	"strings"
)
var db *sql.DB

func init() {
	var err error
	if db, err = sql.Open("postgres", os.Getenv("DSN")); err != nil {
		panic(err)
	}
}

func handler(ctx context.Context, ev events.SQSEvent) error {
	var b strings.Builder
	for _, m := range ev.Records {
		b.Reset()
		fmt.Fprintf(&b, "INSERT INTO raw(t) VALUES ('%s')", m.Body)
		if _, err := db.ExecContext(ctx, b.String()); err != nil { // finding: calls-in-loop, sql-injection
			return err
		}
	}
	return nil
}

func main() { lambda.Start(handler) }

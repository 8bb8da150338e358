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
type insert struct {
	text strings.Builder
	rows int
}

func (i *insert) add(id string) {
	if i.rows > 0 {
		i.text.WriteByte(',')
	}
	fmt.Fprintf(&i.text, "('%s')", id)
	i.rows++
}

var db *sql.DB

func init() {
	var err error
	if db, err = sql.Open("postgres", os.Getenv("DSN")); err != nil {
		panic(err)
	}
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) error {
	var all insert
	all.text.WriteString("INSERT INTO scans (id) VALUES ")
	for _, id := range strings.Split(req.Body, "\n") {
		all.add(id)
	}
	_, err := db.ExecContext(ctx, all.text.String()) // finding: sql-injection
	return err
}

func main() { lambda.Start(handler) }

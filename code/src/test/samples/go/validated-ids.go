package main

import (
	"context"
	"database/sql"
	"errors"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"os"
	"regexp"
)
var re = regexp.MustCompile(`^[a-z]+$`)

func validate(id string) error {
	if !re.MatchString(id) {
		return errors.New("bad id")
	}
	return nil
}

var db *sql.DB

func init() {
	var err error
	if db, err = sql.Open("postgres", os.Getenv("DSN")); err != nil {
		panic(err)
	}
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (int, error) {
	id := req.PathParameters["id"]
	if err := validate(id); err != nil {
		return 0, err
	}
	var n int
	return n, db.QueryRowContext(ctx, "SELECT count(*) FROM posts WHERE id = '"+id+"'").Scan(&n)
}

func main() { lambda.Start(handler) }

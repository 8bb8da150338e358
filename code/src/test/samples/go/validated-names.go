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
var idRe = regexp.MustCompile(`^[a-z0-9-]{1,36}$`)

var db *sql.DB

func init() {
	var err error
	if db, err = sql.Open("postgres", os.Getenv("DSN")); err != nil {
		panic(err)
	}
}

func valid(id string) bool { return idRe.MatchString(id) }

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (int, error) {
	id := req.PathParameters["id"]
	if !valid(id) {
		return 0, errors.New("bad id")
	}
	var n int
	return n, db.QueryRowContext(ctx, "SELECT count(*) FROM posts WHERE id = '"+id+"'").Scan(&n)
}

func main() { lambda.Start(handler) }

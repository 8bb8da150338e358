// trigger: none
package main

import (
	"context"
	"database/sql"
	"log"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	_ "github.com/lib/pq"
)

var db *sql.DB

func handler(ctx context.Context, event events.CognitoEventUserPoolsPostConfirmation) (events.CognitoEventUserPoolsPostConfirmation, error) {
	name := event.Request.UserAttributes["name"]
	if _, err := db.ExecContext(ctx, "INSERT INTO members(sub, name) VALUES ('"+event.UserName+"', '"+name+"')"); err != nil { // finding: sql-injection
		return event, err
	}
	if _, err := db.ExecContext(ctx, "INSERT INTO audit(name) VALUES ($1)", name); err != nil {
		return event, err
	}
	event.Response = events.CognitoEventUserPoolsPostConfirmationResponse{}
	return event, nil
}

func main() {
	var err error
	if db, err = sql.Open("postgres", os.Getenv("DSN")); err != nil {
		log.Fatalln(err)
	}
	lambda.Start(handler)
}

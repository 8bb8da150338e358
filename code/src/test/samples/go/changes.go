// trigger: dynamodb
package main

import (
	"context"
	"database/sql"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var db, _ = sql.Open("mysql", os.Getenv("DSN"))

func handler(ctx context.Context, event events.DynamoDBEvent) error {
	for _, record := range event.Records {
		name := record.Change.NewImage["name"].String()
		if _, err := db.ExecContext(ctx, "insert into t values ('"+name+"')"); err != nil { // finding: calls-in-loop, sql-injection
			return err
		}
		for key, value := range record.Change.Keys {
			db.Exec("delete from t where k = '" + key + value.String() + "'") // finding: sql-injection
		}
		db.Exec("insert into log values ('" + record.EventName + record.EventID + "')") // finding: calls-in-loop
		db.Exec("insert into n values (" + record.Change.NewImage["age"].Number() + ")") // finding: calls-in-loop
		db.Exec("insert into t values (?)", name) // finding: calls-in-loop
	}
	return nil
}

func main() {
	lambda.StartWithOptions(handler, lambda.WithContext(context.Background()))
}

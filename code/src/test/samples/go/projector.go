// trigger: dynamodb
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/go-sql-driver/mysql"
	"github.com/jmoiron/sqlx"
)

type Projector struct{ *sqlx.DB }

func (p Projector) insert(image map[string]events.DynamoDBAttributeValue) error {
	stmt := fmt.Sprintf("INSERT INTO search(title) VALUES (\"%s\")", image["title"].String())
	_, err := p.Exec(stmt) // finding: sql-injection
	return err
}

func (p Projector) update(image map[string]events.DynamoDBAttributeValue) error {
	n, err := image["count"].Integer()
	if err != nil {
		return err
	}
	_, err = p.Exec(fmt.Sprintf("UPDATE search SET n = %d", n))
	return err
}

func (p Projector) named(image map[string]events.DynamoDBAttributeValue) error {
	_, err := p.NamedExec("INSERT INTO search(title) VALUES (:t)", map[string]any{"t": image["title"].String()})
	return err
}

func (p Projector) Handle(ctx context.Context, e events.DynamoDBEvent) error {
	for _, r := range e.Records {
		var err error
		switch events.DynamoDBOperationType(r.EventName) {
		case events.DynamoDBOperationTypeInsert:
			err = p.insert(r.Change.NewImage)
		case events.DynamoDBOperationTypeModify:
			err = p.update(r.Change.NewImage)
		default:
			err = p.named(r.Change.OldImage)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func main() {
	cfg := mysql.Config{User: os.Getenv("DB_USER"), Passwd: os.Getenv("DB_PASS"), Net: "tcp", Addr: os.Getenv("DB_ADDR")}
	p := Projector{sqlx.MustConnect("mysql", cfg.FormatDSN())}
	lambda.Start(p.Handle)
}

package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/jmoiron/sqlx"
	"os"
)
type stock struct {
	SKU string `db:"sku" json:"sku"`
}

var db *sqlx.DB

func init() { db = sqlx.MustConnect("postgres", os.Getenv("DSN")) }

func handler(ctx context.Context, req events.APIGatewayProxyRequest) ([]stock, error) {
	q, args, err := sqlx.In("SELECT sku FROM stock WHERE sku IN (?)", req.MultiValueQueryStringParameters["sku"])
	if err != nil {
		return nil, err
	}
	var found []stock
	err = db.SelectContext(ctx, &found, db.Rebind(q), args...)
	return found, err
}

func main() { lambda.Start(handler) }

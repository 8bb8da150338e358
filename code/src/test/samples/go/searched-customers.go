// trigger: rest-api-iam
package main

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type orders struct{ db *sql.DB }

func (o *orders) search(ctx context.Context, customer, status string) error {
	var where []string
	var args []any
	if customer != "" {
		args = append(args, customer+"%")
		where = append(where, fmt.Sprintf("customer LIKE $%d", len(args)))
	}
	args = append(args, status)
	where = append(where, fmt.Sprintf("status = $%d", len(args)))
	rows, err := o.db.QueryContext(ctx, "SELECT id FROM orders WHERE "+strings.Join(where, " AND "), args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	return rows.Err()
}

func (o *orders) of(ctx context.Context, customer string) error {
	_, err := o.db.ExecContext(ctx, "UPDATE orders SET seen = true WHERE customer = $1", customer) // finding: caller-decides-rights
	return err
}

func (o *orders) handle(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	if err := o.search(ctx, req.QueryStringParameters["customer"], req.QueryStringParameters["status"]); err != nil {
		return events.APIGatewayProxyResponse{}, err
	}
	return events.APIGatewayProxyResponse{StatusCode: 204}, o.of(ctx, req.QueryStringParameters["customer"])
}

func main() {
	db, err := sql.Open("pgx", os.Getenv("DSN"))
	if err != nil {
		panic(err)
	}
	lambda.Start((&orders{db: db}).handle)
}

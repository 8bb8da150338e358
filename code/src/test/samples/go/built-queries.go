// trigger: rest-api
package main

import (
	"context"
	"database/sql"
	"net/http"
	"os"

	sq "github.com/Masterminds/squirrel"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	_ "github.com/lib/pq"
)

type Catalog struct {
	db *sql.DB
}

func (c Catalog) search(ctx context.Context, params map[string]string) (*sql.Rows, error) {
	q := sq.Select("id", "name").From("items").PlaceholderFormat(sq.Dollar)
	if v, ok := params["name"]; ok {
		q = q.Where(sq.Eq{"name": v})
	}
	if v, ok := params["filter"]; ok {
		q = q.Where("price > " + v) // finding: sql-injection
	}
	return q.RunWith(c.db).QueryContext(ctx)
}

func (c Catalog) Handle(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	rows, err := c.search(ctx, r.QueryStringParameters)
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: http.StatusInternalServerError}, nil
	}
	defer rows.Close()
	return events.APIGatewayProxyResponse{StatusCode: http.StatusOK}, nil
}

func main() {
	db, err := sql.Open("postgres", os.Getenv("DSN"))
	if err != nil {
		panic(err)
	}
	lambda.Start(Catalog{db}.Handle)
}

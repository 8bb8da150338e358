// trigger: none
package main

import (
	"context"
	"encoding/json"
	"os"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

type App struct {
	pool *pgxpool.Pool
}

type filter struct {
	Tenant string   `json:"tenant"`
	Tags   []string `json:"tags"`
	Page   int      `json:"page"`
}

func (a *App) byTags(ctx context.Context, f filter) (pgx.Rows, error) {
	var sb strings.Builder
	sb.WriteString("SELECT * FROM items WHERE tag IN (")
	for i, t := range f.Tags {
		if i > 0 {
			sb.WriteString(",")
		}
		sb.WriteString("'" + t + "'")
	}
	sb.WriteString(")")
	return a.pool.Query(ctx, sb.String()) // finding: sql-injection
}

func (a *App) byTenant(ctx context.Context, f filter) (pgx.Rows, error) {
	return a.pool.Query(ctx, "SELECT * FROM items WHERE tenant = $1 OFFSET $2", f.Tenant, f.Page*20)
}

func (a *App) exec(ctx context.Context, table string) error {
	sql := "TRUNCATE " + pgx.Identifier{table}.Sanitize()
	_, err := a.pool.Exec(ctx, sql)
	return err
}

func (a *App) Handle(ctx context.Context, req events.LambdaFunctionURLRequest) (events.LambdaFunctionURLResponse, error) {
	var f filter
	if err := json.Unmarshal([]byte(req.Body), &f); err != nil {
		return events.LambdaFunctionURLResponse{StatusCode: 400}, nil
	}
	rows, err := a.byTags(ctx, f)
	if err != nil {
		return events.LambdaFunctionURLResponse{}, err
	}
	rows.Close()
	rows, err = a.byTenant(ctx, f)
	if err != nil {
		return events.LambdaFunctionURLResponse{}, err
	}
	defer rows.Close()
	if err := a.exec(ctx, f.Tenant); err != nil {
		return events.LambdaFunctionURLResponse{}, err
	}
	return events.LambdaFunctionURLResponse{StatusCode: 204}, nil
}

func main() {
	pool, err := pgxpool.New(context.Background(), os.Getenv("PG"))
	if err != nil {
		panic(err)
	}
	app := &App{pool: pool}
	lambda.Start(app.Handle)
}

// trigger: http-api
package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/jackc/pgx/v5/pgxpool"
)

var (
	db, _   = sql.Open("postgres", os.Getenv("DATABASE_URL"))
	pool, _ = pgxpool.New(context.Background(), os.Getenv("DATABASE_URL"))
)

func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	var names []string
	if err := json.Unmarshal([]byte(req.Body), &names); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	for _, name := range names {
		if _, err := db.ExecContext(ctx, "INSERT INTO names (name) VALUES ($1)", name); err != nil { // finding: calls-in-loop
			return events.APIGatewayV2HTTPResponse{}, err
		}
		var id int
		if err := pool.QueryRow(ctx, "SELECT id FROM people WHERE name = $1", name).Scan(&id); err != nil { // finding: calls-in-loop
			return events.APIGatewayV2HTTPResponse{}, err
		}
	}
	if _, err := db.ExecContext(ctx, "INSERT INTO runs (many) VALUES ($1)", len(names)); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func main() { lambda.Start(handler) }

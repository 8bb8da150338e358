// trigger: rest-api
package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"log"
	"os"
	"strconv"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	_ "github.com/lib/pq"
)

var db *sql.DB

var columns = map[string]string{"date": "created_at", "total": "total"}

func init() {
	var err error
	if db, err = sql.Open("postgres", os.Getenv("DATABASE_URL")); err != nil {
		log.Fatalf("open: %v", err)
	}
}

func Handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	status := req.QueryStringParameters["status"]
	column, ok := columns[req.QueryStringParameters["sort"]]
	if !ok {
		column = "created_at"
	}
	limit, err := strconv.Atoi(req.QueryStringParameters["limit"])
	if err != nil {
		limit = 20
	}
	query := "SELECT id FROM orders WHERE status = $1 ORDER BY " + column + " LIMIT " + strconv.Itoa(limit)
	rows, err := db.QueryContext(ctx, query, status)
	if err != nil {
		log.Printf("query failed: %v", err)
		return events.APIGatewayProxyResponse{StatusCode: 500, Body: "internal error"}, nil
	}
	defer rows.Close()
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return events.APIGatewayProxyResponse{StatusCode: 500, Body: "internal error"}, nil
		}
		ids = append(ids, id)
	}
	body, _ := json.Marshal(ids)
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: string(body)}, nil
}

func main() { lambda.Start(Handler) }

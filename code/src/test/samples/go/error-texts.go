// trigger: rest-api
package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
	"runtime/debug"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	_ "github.com/go-sql-driver/mysql"
)

var db *sql.DB

var errNotFound = errors.New("order not found")

type problem struct {
	Message string `json:"message"`
}

func fail(status int, msg string) (events.APIGatewayProxyResponse, error) {
	b, _ := json.Marshal(problem{msg})
	return events.APIGatewayProxyResponse{StatusCode: status, Body: string(b)}, nil
}

func load(ctx context.Context, id string) (string, error) {
	var s string
	err := db.QueryRowContext(ctx, "SELECT state FROM orders WHERE id=?", id).Scan(&s)
	if errors.Is(err, sql.ErrNoRows) {
		return "", errNotFound
	}
	return s, err
}

func Handler(ctx context.Context, req events.APIGatewayProxyRequest) (resp events.APIGatewayProxyResponse, err error) {
	defer func() {
		if r := recover(); r != nil {
			resp = events.APIGatewayProxyResponse{StatusCode: 500, Body: fmt.Sprintf("%v\n%s", r, debug.Stack())} // finding: error-detail-returned
		}
	}()
	s, err := load(ctx, req.PathParameters["id"])
	if err == errNotFound {
		return fail(http.StatusNotFound, "no such order")
	}
	if err != nil {
		log.Printf("load: %v", err)
		return fail(http.StatusInternalServerError, "internal error")
	}
	if req.HTTPMethod == "PUT" {
		if _, err := db.Exec("UPDATE orders SET state=? WHERE id=?", "x", req.PathParameters["id"]); err != nil {
			return events.APIGatewayProxyResponse{
				StatusCode: 500,
				Body:       "update failed: " + err.Error(), // finding: error-detail-returned
			}, nil
		}
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: s}, nil
}

func main() {
	db, _ = sql.Open("mysql", os.Getenv("DSN"))
	lambda.Start(Handler)
}

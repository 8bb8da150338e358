// trigger: rest-api
package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"log"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	_ "github.com/go-sql-driver/mysql"
)

type Request struct {
	Name  string `json:"name"`
	Limit int    `json:"limit"`
}

type Response struct {
	Message string `json:"message"`
	Count   int    `json:"count"`
}

func connectDB() (*sql.DB, error) {
	dsn := fmt.Sprintf("%s:%s@tcp(%s)/%s", os.Getenv("DB_USER"), os.Getenv("DB_PASS"), os.Getenv("DB_HOST"), os.Getenv("DB_NAME"))
	return sql.Open("mysql", dsn) // finding: client-per-invocation
}

func HandleRequest(ctx context.Context, request events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	var req Request
	err := json.Unmarshal([]byte(request.Body), &req)
	if err != nil {
		return events.APIGatewayProxyResponse{Body: "Invalid request", StatusCode: 400}, nil
	}
	db, err := connectDB()
	if err != nil {
		log.Println("db:", err)
		return events.APIGatewayProxyResponse{Body: "Database error", StatusCode: 500}, nil
	}
	defer db.Close()

	query := "SELECT COUNT(*) FROM users WHERE name = '" + req.Name + "'"
	log.Println("Executing query: " + query) // finding: log-injection
	var count int
	err = db.QueryRow(query).Scan(&count) // finding: sql-injection
	if err != nil {
		return events.APIGatewayProxyResponse{Body: fmt.Sprintf("Query failed: %v", err), StatusCode: 500}, nil // finding: error-detail-returned
	}
	stmt, err := db.Prepare("SELECT COUNT(*) FROM users WHERE name = ? LIMIT ?")
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	defer stmt.Close()
	if err := stmt.QueryRow(req.Name, req.Limit).Scan(&count); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	body, _ := json.Marshal(Response{Message: "ok", Count: count})
	return events.APIGatewayProxyResponse{Body: string(body), StatusCode: 200}, nil
}

func main() {
	lambda.Start(HandleRequest)
}

package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"log"
	"math/rand"
	"net/http"
	"os"
	"text/template"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/dynamodb"
	"github.com/golang-jwt/jwt/v5"
)

const letters = "abcdefghijklmnopqrstuvwxyz"

var (
	db       *sql.DB
	dynamo   = dynamodb.New(session.Must(session.NewSession()))
	page, _  = template.New("page").Parse("<h1>Hello {{.Name}}</h1>")
	database = "postgres://app:Zq83kfLm20Xp@db.internal:5432/orders" // finding: secret-in-code
)

type Request struct {
	Name  string `json:"name"`
	URL   string `json:"url"`
	Table string `json:"table"`
	Age   int    `json:"age"`
}

func init() {
	var err error
	if db, err = sql.Open("postgres", database); err != nil {
		log.Fatalf("open: %v", err)
	}
}

func generateToken(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = letters[rand.Intn(len(letters))] // finding: guessable-secret
	}
	return string(b)
}

func shuffle(n int) int { return rand.Intn(n) }

func serverError(err error) (events.APIGatewayProxyResponse, error) {
	return events.APIGatewayProxyResponse{
		StatusCode: http.StatusInternalServerError,
		Body:       fmt.Sprintf("error: %v", err),
	}, nil
}

func Handler(ctx context.Context, event events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	request := Request{}
	if err := json.Unmarshal([]byte(event.Body), &request); err != nil {
		return serverError(err) // finding: error-detail-returned
	}
	query := "SELECT * FROM users WHERE 1 = 1"
	if request.Name != "" {
		query += " AND name = '" + request.Name + "'"
	}
	query += fmt.Sprintf(" AND age > %d", request.Age)
	rows, err := db.Query(query) // finding: sql-injection
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, err
	}
	defer rows.Close()
	response, err := http.Get(request.URL) // finding: server-side-request-forgery, request-without-timeout
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 502}, nil
	}
	defer response.Body.Close()
	_, err = dynamo.Scan(&dynamodb.ScanInput{ // finding: nosql-injection
		TableName:        aws.String(os.Getenv("TABLE")),
		FilterExpression: aws.String("owner = " + request.Name),
	})
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 502}, nil
	}
	_, err = dynamo.GetItemWithContext(ctx, &dynamodb.GetItemInput{ // finding: event-chosen-resource
		TableName: &request.Table,
		Key:       map[string]*dynamodb.AttributeValue{"id": {S: aws.String(request.Name)}},
	})
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 502}, nil
	}
	token, err := jwt.New(jwt.SigningMethodNone).SignedString(jwt.UnsafeAllowNoneSignatureType) // finding: jwt-not-verified
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 502}, nil
	}
	var html bytes.Buffer
	if err := page.Execute(&html, request); err != nil { // finding: cross-site-scripting
		return events.APIGatewayProxyResponse{StatusCode: 502}, nil
	}
	return events.APIGatewayProxyResponse{
		StatusCode: 200,
		Headers:    map[string]string{"Content-Type": "text/html", "X-Token": token + generateToken(shuffle(20))},
		Body:       html.String(),
	}, nil
}

func main() {
	lambda.Start(Handler)
}

package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var db, _ = sql.Open("mysql", os.Getenv("DSN"))

type address struct {
	Street string `json:"street"`
	Number int    `json:"number"`
}

type base struct {
	Tenant string `json:"tenant"`
}

type order struct {
	base
	ID       string            `json:"id"`
	Amount   float64           `json:"amount"`
	Paid     bool              `json:"paid"`
	At       time.Time         `json:"at"`
	Address  address           `json:"address"`
	Lines    []line            `json:"lines"`
	Labels   map[string]string `json:"labels"`
	Customer *customer         `json:"customer"`
}

type line struct{ Article string }

type customer struct{ Name string }

func run(query string) { db.Query(query) } // finding: sql-injection, unclosed-resource

func runSafe(query string) { db.Query(query) } // finding: unclosed-resource

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	var o order
	if err := json.Unmarshal([]byte(request.Body), &o); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	run("select 1 where id = '" + o.ID + "'")
	db.Query("select 1 where street = '" + o.Address.Street + "'") // finding: sql-injection, unclosed-resource
	db.Query("select 1 where tenant = '" + o.Tenant + "'")         // finding: sql-injection, unclosed-resource
	db.Query("select 1 where label = '" + o.Labels["x"] + "'")     // finding: sql-injection, unclosed-resource
	db.Query("select 1 where name = '" + o.Customer.Name + "'")    // finding: sql-injection, unclosed-resource
	for _, each := range o.Lines {
		db.Query("select 1 where article = '" + each.Article + "'") // finding: calls-in-loop, sql-injection, unclosed-resource
	}
	runSafe("select 1 where at > " + o.At.Format(time.RFC3339))
	if o.Paid && o.Amount > 3 && o.Address.Number > 0 {
		runSafe("select 2")
	}

	var values map[string]any
	json.NewDecoder(strings.NewReader(request.Body)).Decode(&values)
	db.Query("select 1 where id = '" + values["id"].(string) + "'") // finding: sql-injection, unclosed-resource

	var lines []line
	decoder := json.NewDecoder(bytes.NewReader([]byte(request.Body)))
	if err := decoder.Decode(&lines); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	db.Query("select 1 where article = '" + lines[0].Article + "'") // finding: sql-injection, unclosed-resource

	text, err := json.Marshal(o)
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	db.Query("insert into t values ('" + string(text) + "')") // finding: sql-injection, unclosed-resource
	return events.APIGatewayV2HTTPResponse{StatusCode: 204}, nil
}

func main() {
	lambda.Start(handler)
}

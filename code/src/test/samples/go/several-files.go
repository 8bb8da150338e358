package main

import (
	"context"

	"sample/internal/store"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type response = events.APIGatewayV2HTTPResponse

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (response, error) {
	item, err := store.Open().Find(ctx, store.Query{Name: request.QueryStringParameters["name"]})
	if err != nil {
		return failed(err) // finding: error-detail-returned
	}
	store.Log(item.Name)
	if isKnown(request.QueryStringParameters["kind"]) {
		store.Table(request.QueryStringParameters["kind"])
	}
	return answered(item.Name), nil
}

func main() {
	lambda.Start(handler)
}
// file: answers.go
package main

import "strings"

var kinds = map[string]struct{}{"a": {}, "b": {}}

func failed(err error) (response, error) {
	return response{StatusCode: 500, Body: err.Error()}, nil
}

func answered(name string) response {
	return response{StatusCode: 200, Body: strings.ToUpper(name)}
}

func isKnown(kind string) bool {
	_, ok := kinds[kind]
	return ok
}
// file: internal/store/store.go
package store

import (
	"context"
	"database/sql"
	"log"
	"os"
)

// Query says what is looked for.
type Query struct{ Name string }

// Store has the items.
type Store struct{ db *sql.DB }

var shared = &Store{db: connect()}

func connect() *sql.DB {
	db, err := sql.Open("mysql", os.Getenv("DSN"))
	if err != nil {
		log.Fatal(err)
	}
	return db
}

// Open returns the store.
func Open() *Store { return shared }
// file: internal/store/find.go
package store

import (
	"context"
	"log"
)

// Item is one of them.
type Item struct{ Name string }

// Find looks for one.
func (s *Store) Find(ctx context.Context, query Query) (*Item, error) {
	row := s.db.QueryRowContext(ctx, "select name from items where name = '"+query.Name+"'") // finding: sql-injection
	item := &Item{}
	if err := row.Scan(&item.Name); err != nil {
		return nil, err
	}
	return item, nil
}

// Table counts.
func Table(name string) {
	shared.db.Query("select count(*) from " + name) // finding: unclosed-resource
}

// Log tells.
func Log(name string) { log.Println("found", name) }

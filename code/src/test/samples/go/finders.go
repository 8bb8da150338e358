package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	_ "github.com/lib/pq"
)

type Finder interface {
	Find(ctx context.Context, q string) ([]string, error)
}

type sqlFinder struct{ db *sql.DB }
type memFinder struct{ all []string }

func (f sqlFinder) Find(ctx context.Context, q string) ([]string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "SELECT name FROM items WHERE name ILIKE '%%%s%%'", q)
	rows, err := f.db.QueryContext(ctx, b.String()) // finding: sql-injection
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

func (f memFinder) Find(_ context.Context, q string) ([]string, error) {
	var out []string
	for _, s := range f.all {
		if strings.Contains(s, q) {
			out = append(out, s)
		}
	}
	return out, nil
}

func newFinder() Finder {
	if dsn := os.Getenv("DSN"); dsn != "" {
		db, err := sql.Open("postgres", dsn)
		if err != nil {
			panic(err)
		}
		return sqlFinder{db}
	}
	return memFinder{[]string{"a", "b"}}
}

type api struct {
	Finder
	routes map[string]func(context.Context, events.APIGatewayV2HTTPRequest) (any, error)
}

func newAPI(f Finder) *api {
	a := &api{Finder: f}
	a.routes = map[string]func(context.Context, events.APIGatewayV2HTTPRequest) (any, error){
		"GET /items": a.items,
		"GET /about": func(context.Context, events.APIGatewayV2HTTPRequest) (any, error) { return "v1", nil },
	}
	return a
}

func (a *api) items(ctx context.Context, r events.APIGatewayV2HTTPRequest) (any, error) {
	return a.Find(ctx, r.QueryStringParameters["q"])
}

func (a *api) serve(ctx context.Context, r events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	h, ok := a.routes[r.RouteKey]
	if !ok {
		return events.APIGatewayV2HTTPResponse{StatusCode: 404}, nil
	}
	v, err := h(ctx, r)
	if err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 500}, nil
	}
	b, _ := json.Marshal(v)
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: string(b)}, nil
}

func main() { lambda.Start(newAPI(newFinder()).serve) }

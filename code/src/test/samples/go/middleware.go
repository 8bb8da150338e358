// trigger: http-api
package main

import (
	"context"
	"database/sql"
	"log"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	_ "github.com/lib/pq"
)

type HandlerFunc func(context.Context, events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error)
type Middleware func(HandlerFunc) HandlerFunc

func chain(h HandlerFunc, ms ...Middleware) HandlerFunc {
	for i := len(ms) - 1; i >= 0; i-- {
		h = ms[i](h)
	}
	return h
}

func timing(next HandlerFunc) HandlerFunc {
	return func(ctx context.Context, r events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
		start := time.Now()
		defer func() { log.Println("took", time.Since(start)) }()
		return next(ctx, r)
	}
}

func recovering(next HandlerFunc) HandlerFunc {
	return func(ctx context.Context, r events.APIGatewayV2HTTPRequest) (resp events.APIGatewayV2HTTPResponse, err error) {
		defer func() {
			if rec := recover(); rec != nil {
				log.Println("panic", rec)
				resp = events.APIGatewayV2HTTPResponse{StatusCode: 500}
			}
		}()
		return next(ctx, r)
	}
}

type deps struct{ db *sql.DB }

func (d deps) get(ctx context.Context, r events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	var n string
	if err := d.db.QueryRowContext(ctx, "SELECT n FROM t WHERE id = '"+r.PathParameters["id"]+"'").Scan(&n); err != nil { // finding: sql-injection
		return events.APIGatewayV2HTTPResponse{StatusCode: 404}, nil
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: n}, nil
}

func (d deps) getOK(ctx context.Context, r events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	var n string
	if err := d.db.QueryRowContext(ctx, "SELECT n FROM t WHERE id = $1", r.PathParameters["id"]).Scan(&n); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 404}, nil
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: n}, nil
}

func main() {
	db, err := sql.Open("postgres", os.Getenv("DSN"))
	if err != nil {
		log.Fatal(err)
	}
	d := deps{db}
	if os.Getenv("SAFE") != "" {
		lambda.Start(chain(d.getOK, timing, recovering))
	} else {
		lambda.Start(chain(d.get, timing, recovering))
	}
}

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

type DBTX interface {
	Exec(ctx context.Context, sql string, args ...any) (any, error)
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

type Queries struct{ db *pgxpool.Pool }

const getUser = `SELECT id, name FROM users WHERE id = $1`

type UserRow struct {
	ID   int64
	Name string
}

func (q *Queries) GetUser(ctx context.Context, id string) (UserRow, error) {
	var u UserRow
	err := q.db.QueryRow(ctx, getUser, id).Scan(&u.ID, &u.Name)
	return u, err
}

func (q *Queries) ListBy(ctx context.Context, column, value string) ([]UserRow, error) {
	rows, err := q.db.Query(ctx, fmt.Sprintf("SELECT id, name FROM users WHERE %s = $1", column), value) // finding: sql-injection
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByPos[UserRow])
}

func (q *Queries) ListIdent(ctx context.Context, column, value string) ([]UserRow, error) {
	rows, err := q.db.Query(ctx, "SELECT id, name FROM users WHERE "+pgx.Identifier{column}.Sanitize()+" = $1", value)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	return pgx.CollectRows(rows, pgx.RowToStructByName[UserRow])
}

func (q *Queries) Batch(ctx context.Context, names []string) error {
	b := &pgx.Batch{}
	for _, n := range names {
		b.Queue("INSERT INTO users(name) VALUES ($1)", n)
	}
	return q.db.SendBatch(ctx, b).Close()
}

func (q *Queries) BadBatch(ctx context.Context, names []string) error {
	b := &pgx.Batch{}
	for _, n := range names {
		b.Queue("INSERT INTO users(name) VALUES ('" + n + "')") // finding: sql-injection
	}
	return q.db.SendBatch(ctx, b).Close()
}

func (q *Queries) Tx(ctx context.Context, name, note string) error {
	return pgx.BeginFunc(ctx, q.db, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "UPDATE users SET note = '"+note+"' WHERE name = $1", name); err != nil { // finding: sql-injection
			return err
		}
		_, err := tx.Exec(ctx, "UPDATE users SET seen = now() WHERE name = @name", pgx.NamedArgs{"name": name})
		return err
	})
}

type server struct{ q *Queries }

func (s server) handle(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	var in struct {
		ID, Column, Value, Note string
		Names                   []string
	}
	if err := json.Unmarshal([]byte(r.Body), &in); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	u, err := s.q.GetUser(ctx, in.ID)
	if errors.Is(err, pgx.ErrNoRows) {
		return events.APIGatewayProxyResponse{StatusCode: 404}, nil
	}
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	if _, err := s.q.ListBy(ctx, in.Column, in.Value); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	if _, err := s.q.ListIdent(ctx, in.Column, in.Value); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	if err := s.q.Batch(ctx, in.Names); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	if err := s.q.BadBatch(ctx, in.Names); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	if err := s.q.Tx(ctx, u.Name, in.Note); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	b, err := json.Marshal(u)
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: string(b)}, nil
}

func main() {
	pool, err := pgxpool.New(context.Background(), os.Getenv("DATABASE_URL"))
	if err != nil {
		panic(err)
	}
	lambda.Start(server{&Queries{db: pool}}.handle)
}

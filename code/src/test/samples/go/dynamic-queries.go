package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"strconv"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/go-playground/validator/v10"
	"github.com/jmoiron/sqlx"
	_ "github.com/lib/pq"
)

type Query struct {
	Name   *string  `json:"name,omitempty"`
	MinAge *int     `json:"minAge,omitempty"`
	IDs    []int64  `json:"ids,omitempty"`
	Tags   []string `json:"tags,omitempty"`
	Order  string   `json:"order" validate:"omitempty,oneof=name age"`
	Dir    string   `json:"dir" validate:"omitempty,oneof=asc desc"`
	Raw    string   `json:"raw"`
}

type Person struct {
	ID   int64  `db:"id" json:"id"`
	Name string `db:"name" json:"name"`
}

var (
	db       *sqlx.DB
	validate = validator.New()
)

func build(q Query) (string, []any) {
	var (
		conds []string
		args  []any
	)
	if q.Name != nil {
		args = append(args, *q.Name)
		conds = append(conds, fmt.Sprintf("name = $%d", len(args)))
	}
	if q.MinAge != nil {
		args = append(args, *q.MinAge)
		conds = append(conds, "age >= $"+strconv.Itoa(len(args)))
	}
	if len(q.Tags) > 0 {
		ph := make([]string, 0, len(q.Tags))
		for _, t := range q.Tags {
			args = append(args, t)
			ph = append(ph, fmt.Sprintf("$%d", len(args)))
		}
		conds = append(conds, "tag IN ("+strings.Join(ph, ", ")+")")
	}
	sb := strings.Builder{}
	sb.WriteString("SELECT id, name FROM people")
	if len(conds) > 0 {
		sb.WriteString(" WHERE ")
		sb.WriteString(strings.Join(conds, " AND "))
	}
	return sb.String(), args
}

func search(ctx context.Context, q Query) ([]Person, error) {
	text, args := build(q)
	var out []Person
	if err := db.SelectContext(ctx, &out, text, args...); err != nil {
		return nil, fmt.Errorf("select: %w", err)
	}
	return out, nil
}

func byIDs(ctx context.Context, ids []int64) ([]Person, error) {
	text, args, err := sqlx.In("SELECT id, name FROM people WHERE id IN (?)", ids)
	if err != nil {
		return nil, err
	}
	var out []Person
	err = db.SelectContext(ctx, &out, db.Rebind(text), args...)
	return out, err
}

func byTags(ctx context.Context, tags []string) ([]Person, error) {
	ph := strings.TrimSuffix(strings.Repeat("?,", len(tags)), ",")
	args := make([]interface{}, len(tags))
	for i, t := range tags {
		args[i] = t
	}
	var out []Person
	err := db.SelectContext(ctx, &out, db.Rebind("SELECT id, name FROM people WHERE tag IN ("+ph+")"), args...)
	return out, err
}

func ordered(ctx context.Context, q Query) ([]Person, error) {
	var out []Person
	err := db.SelectContext(ctx, &out, fmt.Sprintf("SELECT id, name FROM people ORDER BY %s %s", q.Order, q.Dir))
	return out, err
}

func named(ctx context.Context, p Person) error {
	_, err := db.NamedExecContext(ctx, "UPDATE people SET name = :name WHERE id = :id", p)
	return err
}

func raw(ctx context.Context, q Query) error {
	_, err := db.ExecContext(ctx, "DELETE FROM people WHERE "+q.Raw) // finding: sql-injection
	return err
}

func respond(code int, v any) (events.APIGatewayV2HTTPResponse, error) {
	b, err := json.Marshal(v)
	if err != nil {
		slog.Error("marshal", "err", err)
		return events.APIGatewayV2HTTPResponse{StatusCode: http.StatusInternalServerError}, nil
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: code, Headers: map[string]string{"Content-Type": "application/json"}, Body: string(b)}, nil
}

func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	var q Query
	if err := json.Unmarshal([]byte(req.Body), &q); err != nil {
		return respond(http.StatusBadRequest, map[string]string{"error": "invalid JSON"})
	}
	if err := validate.Struct(q); err != nil {
		return respond(http.StatusBadRequest, map[string]string{"error": "validation failed"})
	}
	people, err := search(ctx, q)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return respond(http.StatusNotFound, nil)
	case err != nil:
		slog.ErrorContext(ctx, "search failed", slog.Any("error", err))
		return respond(http.StatusInternalServerError, map[string]string{"error": "internal error"})
	}
	if _, err := byIDs(ctx, q.IDs); err != nil {
		return respond(500, nil)
	}
	if _, err := byTags(ctx, q.Tags); err != nil {
		return respond(500, nil)
	}
	if _, err := ordered(ctx, q); err != nil {
		return respond(500, nil)
	}
	if err := named(ctx, Person{Name: *q.Name}); err != nil {
		return respond(500, nil)
	}
	if err := raw(ctx, q); err != nil {
		return respond(500, nil)
	}
	return respond(http.StatusOK, people)
}

func main() {
	db = sqlx.MustOpen("postgres", os.Getenv("DSN"))
	lambda.Start(handler)
}

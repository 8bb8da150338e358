// trigger: http-api
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

var db, _ = sql.Open("postgres", os.Getenv("DSN"))

type condition struct {
	text string
	args []any
}

type report struct {
	conditions []condition
}

func (r *report) where(text string, args ...any) *report {
	r.conditions = append(r.conditions, condition{text, args})
	return r
}

func (r *report) statement() (string, []any) {
	var parts []string
	var args []any
	for _, c := range r.conditions {
		parts = append(parts, c.text)
		args = append(args, c.args...)
	}
	return "SELECT count(*) FROM hours WHERE " + strings.Join(parts, " AND "), args
}

// The name of a filter is looked up; what is under it may be anything.
var filters = map[string]func(r *report, v string){
	"project": func(r *report, v string) { r.where("project_id = $1", v) },
	"tags":    func(r *report, v string) { r.where(fmt.Sprintf("tag IN ('%s')", v)) },
}

var bound = map[string]func(r *report, v string){
	"project": func(r *report, v string) { r.where("project_id = $1", v) },
	"week":    func(r *report, v string) { r.where("week = $2", v) },
}

func count(ctx context.Context, r *report) (int, error) {
	var n int
	q, args := r.statement()
	err := db.QueryRowContext(ctx, q, args...).Scan(&n) // finding: sql-injection
	return n, err
}

func countBound(ctx context.Context, r *report) (int, error) {
	var n int
	q, args := r.statement()
	err := db.QueryRowContext(ctx, q, args...).Scan(&n)
	return n, err
}

var columns = map[string]string{"name": "full_name", "city": "home_city"}

func set(ctx context.Context, id string, changes map[string]string) error {
	var sets []string
	for name, value := range changes {
		if column, ok := columns[name]; ok {
			sets = append(sets, column+" = '"+value+"'")
		}
	}
	_, err := db.ExecContext(ctx, "UPDATE people SET "+strings.Join(sets, ", ")+" WHERE id = $1", id) // finding: sql-injection
	return err
}

func setBound(ctx context.Context, id string, changes map[string]string) error {
	var sets []string
	args := []any{id}
	for name, value := range changes {
		if column, ok := columns[name]; ok {
			args = append(args, value)
			sets = append(sets, fmt.Sprintf("%s = $%d", column, len(args)))
		}
	}
	_, err := db.ExecContext(ctx, "UPDATE people SET "+strings.Join(sets, ", ")+" WHERE id = $1", args...)
	return err
}

// Names that were looked up are known, so that they may stand in the statement.
func setKnown(ctx context.Context, id string, changes map[string]string) error {
	for name, value := range changes {
		if _, ok := columns[name]; !ok {
			return fmt.Errorf("no such field")
		}
		if _, err := db.ExecContext(ctx, "UPDATE people SET "+name+" = $1 WHERE id = $2", value, id); err != nil { // the name is one of few
			return err
		}
	}
	return nil
}

func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	r := (&report{}).where("deleted = 0")
	for name, value := range req.QueryStringParameters {
		if f, ok := filters[name]; ok {
			f(r, value)
		}
	}
	n, err := count(ctx, r)
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	b := &report{}
	for name, value := range req.QueryStringParameters {
		if f := bound[name]; f != nil {
			f(b, value)
		}
	}
	if _, err := countBound(ctx, b); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	var changes map[string]string
	if err := json.Unmarshal([]byte(req.Body), &changes); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	id := req.PathParameters["id"]
	if err := set(ctx, id, changes); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	if err := setBound(ctx, id, changes); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	if err := setKnown(ctx, id, changes); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: fmt.Sprint(n)}, nil
}

func main() { lambda.Start(handler) }

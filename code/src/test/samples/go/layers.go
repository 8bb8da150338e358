package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	_ "github.com/lib/pq"
)

type Repository interface {
	Find(ctx context.Context, f Filter) ([]Order, error)
	FindByID(ctx context.Context, id string) (*Order, error)
}

type Filter struct {
	Status  string
	SortBy  string
	Columns []string
}

type Order struct {
	ID     string `json:"id" db:"id"`
	Status string `json:"status" db:"status"`
}

type pgRepository struct{ db *sql.DB }

func NewRepository(db *sql.DB) Repository { return &pgRepository{db: db} }

func (r *pgRepository) Find(ctx context.Context, f Filter) ([]Order, error) {
	var b strings.Builder
	b.WriteString("SELECT id, status FROM orders WHERE status = $1")
	if f.SortBy != "" {
		b.WriteString(" ORDER BY ")
		b.WriteString(f.SortBy)
	}
	rows, err := r.db.QueryContext(ctx, b.String(), f.Status) // finding: sql-injection
	if err != nil {
		return nil, fmt.Errorf("find orders: %w", err)
	}
	defer rows.Close()
	var out []Order
	for rows.Next() {
		var o Order
		if err := rows.Scan(&o.ID, &o.Status); err != nil {
			return nil, err
		}
		out = append(out, o)
	}
	return out, rows.Err()
}

func (r *pgRepository) FindByID(ctx context.Context, id string) (*Order, error) {
	var o Order
	err := r.db.QueryRowContext(ctx, "SELECT id, status FROM orders WHERE id = $1", id).Scan(&o.ID, &o.Status)
	if err != nil {
		return nil, err
	}
	return &o, nil
}

type Handler struct {
	repo Repository
}

func (h *Handler) Handle(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	switch req.RequestContext.HTTP.Method {
	case http.MethodGet:
		if id, ok := req.PathParameters["id"]; ok {
			return h.get(ctx, id)
		}
		return h.list(ctx, req)
	default:
		return events.APIGatewayV2HTTPResponse{StatusCode: http.StatusMethodNotAllowed}, nil
	}
}

func (h *Handler) get(ctx context.Context, id string) (events.APIGatewayV2HTTPResponse, error) {
	o, err := h.repo.FindByID(ctx, id)
	if err != nil {
		return fail(http.StatusNotFound, "not found"), nil
	}
	return respond(o)
}

func (h *Handler) list(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	f := Filter{Status: req.QueryStringParameters["status"], SortBy: req.QueryStringParameters["sort"]}
	res, err := h.repo.Find(ctx, f)
	if err != nil {
		return fail(http.StatusInternalServerError, err.Error()), nil // finding: error-detail-returned
	}
	return respond(res)
}

func respond(v any) (events.APIGatewayV2HTTPResponse, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: string(b), Headers: map[string]string{"Content-Type": "application/json"}}, nil
}

func fail(code int, msg string) events.APIGatewayV2HTTPResponse {
	return events.APIGatewayV2HTTPResponse{StatusCode: code, Body: fmt.Sprintf(`{"error":%q}`, msg)}
}

func main() {
	db, err := sql.Open("postgres", os.Getenv("DATABASE_URL"))
	if err != nil {
		panic(err)
	}
	h := &Handler{repo: NewRepository(db)}
	lambda.Start(h.Handle)
}

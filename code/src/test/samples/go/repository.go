// trigger: http-api
package main

import (
	"context"
	"net/http"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"

	"sample/internal/api"
	"sample/internal/store"
)

func main() {
	repo := store.MustNew()
	h := &handler{svc: api.NewService(repo)}
	lambda.Start(h.handle)
}

type handler struct {
	svc *api.Service
}

func (h *handler) handle(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	switch req.RequestContext.HTTP.Method {
	case http.MethodGet:
		users, err := h.svc.Search(ctx, req.QueryStringParameters["q"], req.QueryStringParameters["order"])
		return api.Respond(users, err) // finding: error-detail-returned
	case http.MethodDelete:
		return api.Respond(nil, h.svc.Remove(ctx, req.PathParameters["id"])) // finding: error-detail-returned
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: http.StatusMethodNotAllowed}, nil
}
// file: internal/api/service.go
package api

import (
	"context"
	"encoding/json"

	"github.com/aws/aws-lambda-go/events"
)

type User struct {
	ID   string `json:"id" db:"id"`
	Name string `json:"name" db:"name"`
}

type Repository interface {
	Find(ctx context.Context, term, order string) ([]User, error)
	Delete(ctx context.Context, id string) error
}

type Service struct{ repo Repository }

func NewService(r Repository) *Service { return &Service{repo: r} }

func (s *Service) Search(ctx context.Context, term, order string) ([]User, error) {
	return s.repo.Find(ctx, term, order)
}

func (s *Service) Remove(ctx context.Context, id string) error {
	return s.repo.Delete(ctx, id)
}

func Respond(v any, err error) (events.APIGatewayV2HTTPResponse, error) {
	if err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 500, Body: err.Error()}, nil
	}
	b, _ := json.Marshal(v)
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: string(b)}, nil
}
// file: internal/store/store.go
package store

import (
	"context"
	"os"

	"github.com/jmoiron/sqlx"
	_ "github.com/go-sql-driver/mysql"

	"sample/internal/api"
)

type Store struct{ db *sqlx.DB }

func MustNew() *Store { return &Store{db: sqlx.MustConnect("mysql", os.Getenv("DSN"))} }

func (s *Store) Find(ctx context.Context, term, order string) ([]api.User, error) {
	var out []api.User
	err := s.db.SelectContext(ctx, &out, "SELECT id, name FROM users WHERE name LIKE ? ORDER BY "+order, "%"+term+"%") // finding: sql-injection
	return out, err
}

func (s *Store) Delete(ctx context.Context, id string) error {
	_, err := s.db.ExecContext(ctx, "DELETE FROM users WHERE id = ?", id)
	return err
}

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"os"
	"strconv"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	chiadapter "github.com/awslabs/aws-lambda-go-api-proxy/chi"
	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
	"github.com/jmoiron/sqlx"
)

var adapter *chiadapter.ChiLambda

type API struct{ db *sqlx.DB }

type Item struct {
	ID   int    `db:"id"`
	Name string `db:"name"`
}

func (a *API) search(w http.ResponseWriter, r *http.Request) {
	var items []Item
	q := fmt.Sprintf("SELECT * FROM items WHERE name LIKE '%%%s%%'", r.URL.Query().Get("q"))
	if err := a.db.SelectContext(r.Context(), &items, q); err != nil { // finding: sql-injection
		http.Error(w, err.Error(), http.StatusInternalServerError) // finding: error-detail-returned
		return
	}
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(items)
}

func (a *API) one(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.Atoi(chi.URLParam(r, "id"))
	if err != nil {
		http.Error(w, "bad id", http.StatusBadRequest)
		return
	}
	var it Item
	if err := a.db.Get(&it, fmt.Sprintf("SELECT * FROM items WHERE id = %d", id)); err != nil {
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	json.NewEncoder(w).Encode(it)
}

func (a *API) hello(w http.ResponseWriter, r *http.Request) {
	name := chi.URLParam(r, "name")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprintf(w, "<h1>Hello %s</h1>", name) // finding: cross-site-scripting
}

var page = template.Must(template.New("p").Parse(`<h1>{{.}}</h1>`))

func (a *API) safeHello(w http.ResponseWriter, r *http.Request) {
	page.Execute(w, chi.URLParam(r, "name"))
}

func (a *API) login(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: "x", Path: "/"}) // finding: insecure-cookie
	http.Redirect(w, r, r.URL.Query().Get("next"), http.StatusFound) // finding: open-redirect
}

func init() {
	db := sqlx.MustConnect("postgres", os.Getenv("DSN"))
	a := &API{db: db}
	r := chi.NewRouter()
	r.Use(middleware.RequestID)
	r.Route("/items", func(r chi.Router) {
		r.Get("/", a.search)
		r.Get("/{id}", a.one)
	})
	r.Group(func(r chi.Router) {
		r.Get("/hello/{name}", a.hello)
		r.Get("/safe/{name}", a.safeHello)
	})
	r.Post("/login", a.login)
	adapter = chiadapter.New(r)
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	return adapter.ProxyWithContext(ctx, req)
}

func main() { lambda.Start(handler) }

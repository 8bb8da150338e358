package main

import (
	"context"
	"database/sql"
	"embed"
	"encoding/json"
	"html/template"
	"log"
	"net/http"
	"net/url"
	"os"
	"path"
	"regexp"
	"strings"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/awslabs/aws-lambda-go-api-proxy/httpadapter"
	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
	_ "github.com/jackc/pgx/v5/stdlib"
)

//go:embed pages
var pages embed.FS

var (
	tmpl = template.Must(template.ParseFS(pages, "pages/*.html"))
	slug = regexp.MustCompile(`^[a-z0-9-]{1,80}$`)
)

type site struct{ db *sql.DB }

func (s site) article(w http.ResponseWriter, r *http.Request) {
	id := chi.URLParam(r, "slug")
	if !slug.MatchString(id) {
		http.NotFound(w, r)
		return
	}
	var a struct{ Title, Body string }
	if err := s.db.QueryRowContext(r.Context(), "SELECT title, body FROM articles WHERE slug = $1", id).Scan(&a.Title, &a.Body); err != nil {
		log.Printf("article %s: %v", id, err)
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if err := tmpl.ExecuteTemplate(w, "article.html", a); err != nil {
		log.Printf("render: %v", err)
	}
}

func (s site) search(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query().Get("q")
	rows, err := s.db.QueryContext(r.Context(), "SELECT slug FROM articles WHERE body LIKE $1 ORDER BY slug LIMIT 20", "%"+q+"%")
	if err != nil {
		http.Error(w, "search failed", http.StatusInternalServerError)
		return
	}
	defer rows.Close()
	out := []string{}
	for rows.Next() {
		var v string
		if err := rows.Scan(&v); err != nil {
			http.Error(w, "search failed", http.StatusInternalServerError)
			return
		}
		out = append(out, v)
	}
	if rows.Err() != nil {
		http.Error(w, "search failed", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]any{"query": q, "found": out})
}

func (s site) asset(w http.ResponseWriter, r *http.Request) {
	b, err := pages.ReadFile(path.Join("pages/assets", path.Base(r.URL.Path)))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/css")
	w.Write(b)
}

func (s site) login(w http.ResponseWriter, r *http.Request) {
	next := r.FormValue("next")
	u, err := url.Parse(next)
	if err != nil || u.Host != "" || u.Scheme != "" || !strings.HasPrefix(next, "/") {
		next = "/"
	}
	http.SetCookie(w, &http.Cookie{Name: "session", Value: "x", Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	http.Redirect(w, r, next, http.StatusSeeOther)
}

func allow(origins ...string) func(http.Handler) http.Handler {
	set := map[string]bool{}
	for _, o := range origins {
		set[o] = true
	}
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if o := r.Header.Get("Origin"); set[o] {
				w.Header().Set("Access-Control-Allow-Origin", o)
				w.Header().Set("Access-Control-Allow-Credentials", "true")
			}
			next.ServeHTTP(w, r)
		})
	}
}

func main() {
	db, err := sql.Open("pgx", os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	s := site{db}
	r := chi.NewRouter()
	r.Use(middleware.Recoverer, allow("https://app.example.com"))
	r.Get("/articles/{slug}", s.article)
	r.Get("/search", s.search)
	r.Get("/assets/*", s.asset)
	r.Post("/login", s.login)
	lambda.StartWithOptions(httpadapter.NewV2(r).ProxyWithContext, lambda.WithContext(context.Background()))
}

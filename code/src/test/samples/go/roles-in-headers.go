package main

import (
	"net/http"

	"github.com/aws/aws-lambda-go/lambda"
	chiadapter "github.com/awslabs/aws-lambda-go-api-proxy/chi"
	"github.com/go-chi/chi/v5"
)

func curators(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-User-Role") != "curator" { // finding: caller-decides-rights
			w.WriteHeader(http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func admins(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Role") != "admin" { // finding: caller-decides-rights
			http.Error(w, "no", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func greeting(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-User-Role") == "guest" || r.Header.Get("X-Requested-With") == "curator" {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	w.WriteHeader(http.StatusOK)
}

func main() {
	r := chi.NewRouter()
	r.Get("/greeting", greeting)
	r.Group(func(r chi.Router) {
		r.Use(curators)
		r.Delete("/paintings/{id}", greeting)
	})
	r.With(admins).Delete("/rooms/{id}", greeting)
	lambda.Start(chiadapter.New(r).ProxyWithContext)
}

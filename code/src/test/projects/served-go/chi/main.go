package main

import (
	"net/http"
	"os/exec"

	"github.com/aws/aws-lambda-go/lambda"
	chiadapter "github.com/awslabs/aws-lambda-go-api-proxy/chi"
	"github.com/go-chi/chi/v5"
)

func health(w http.ResponseWriter, r *http.Request) {
	exec.Command("sh", "-c", "open to all "+r.URL.Query().Get("host")).Run()
}

func order(w http.ResponseWriter, r *http.Request) {
	exec.Command("sh", "-c", "behind authorizer by its method "+chi.URLParam(r, "id")).Run()
}

func users(w http.ResponseWriter, r *http.Request) {
	exec.Command("sh", "-c", "behind authorizer below two paths "+r.URL.Query().Get("name")).Run()
}

func report(w http.ResponseWriter, r *http.Request) {
	exec.Command("sh", "-c", "open where it is mounted "+chi.URLParam(r, "name")).Run()
}

func extra(w http.ResponseWriter, r *http.Request) {
	exec.Command("sh", "-c", "anywhere "+r.URL.Query().Get("name")).Run()
}

func reports() http.Handler {
	r := chi.NewRouter()
	r.Get("/{name}", report)
	return r
}

func main() {
	r := chi.NewRouter()
	r.Get("/health", health)
	r.Route("/orders", func(r chi.Router) {
		r.Post("/{id}", order)
	})
	r.Route("/admin", func(r chi.Router) {
		r.Group(func(r chi.Router) {
			r.With(nil).Get("/users", users)
		})
	})
	r.Mount("/open/reports", reports())
	r.Get(extraPath(), extra)
	lambda.Start(chiadapter.New(r).ProxyWithContext)
}

package main

import (
	"net/http"
	"os/exec"

	"github.com/aws/aws-lambda-go/lambda"
	chiadapter "github.com/awslabs/aws-lambda-go-api-proxy/chi"
	"github.com/go-chi/chi/v5"
)

func routes() *chi.Mux {
	r := chi.NewRouter()
	r.Get("/ping/{host}", func(w http.ResponseWriter, r *http.Request) {
		exec.Command("sh", "-c", "ping "+chi.URLParam(r, "host")).Run() // finding: os-command-injection
	})
	r.Route("/v2", func(r chi.Router) {
		r.Post("/ping", func(w http.ResponseWriter, r *http.Request) {
			exec.Command("sh", "-c", r.PostFormValue("host")).Run() // finding: os-command-injection
			exec.Command("ping", r.PostFormValue("host")).Run()
		})
	})
	return r
}

func main() {
	lambda.Start(chiadapter.New(routes()).ProxyWithContext)
}

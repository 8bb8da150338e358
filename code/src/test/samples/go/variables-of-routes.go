package main

import (
	"net/http"
	"os/exec"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/awslabs/aws-lambda-go-api-proxy/httpadapter"
	"github.com/go-chi/chi/v5"
	"github.com/gorilla/mux"
	"github.com/julienschmidt/httprouter"
)

func stop(w http.ResponseWriter, r *http.Request) {
	exec.Command("sh", "-c", "kill "+mux.Vars(r)["id"]).Run() // finding: os-command-injection
	vars := mux.Vars(r)
	if method, ok := vars["method"]; ok {
		exec.Command("sh", "-c", "kill "+method).Run() // finding: os-command-injection
	}
	exec.Command("sh", "-c", "kill "+r.Method).Run()
}

func stopNumber(w http.ResponseWriter, r *http.Request) {
	exec.Command("sh", "-c", "kill "+mux.Vars(r)["id"]).Run()
	exec.Command("sh", "-c", "kill "+mux.Vars(r)["name"]).Run() // finding: os-command-injection
}

func stopAny(w http.ResponseWriter, r *http.Request) {
	exec.Command("sh", "-c", "kill "+chi.URLParam(r, "id")).Run()                 // finding: os-command-injection
	exec.Command("sh", "-c", "kill "+chi.URLParamFromCtx(r.Context(), "id")).Run() // finding: os-command-injection
}

func stopNamed(w http.ResponseWriter, r *http.Request) {
	exec.Command("sh", "-c", "kill "+chi.URLParam(r, "id")).Run()
}

func stopFirst(w http.ResponseWriter, r *http.Request, variables httprouter.Params) {
	exec.Command("sh", "-c", "kill "+variables.ByName("id")).Run()                              // finding: os-command-injection
	exec.Command("sh", "-c", "kill "+httprouter.ParamsFromContext(r.Context()).ByName("id")).Run() // finding: os-command-injection
}

func main() {
	routes := mux.NewRouter()
	routes.HandleFunc("/{method}/{id}", stop)
	routes.HandleFunc("/numbers/{id:[0-9]{1,9}}/{name}", stopNumber)
	more := chi.NewRouter()
	more.Get("/{id}", stopAny)
	more.Get("/named/{id:[a-z0-9]+}", stopNamed)
	routes.PathPrefix("/more").Handler(more)
	first := httprouter.New()
	first.GET("/first/:id", stopFirst)
	routes.PathPrefix("/first").Handler(first)
	lambda.Start(httpadapter.New(routes).ProxyWithContext)
}

package main

import (
	"net/http"
	"os/exec"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/awslabs/aws-lambda-go-api-proxy/gorillamux"
	"github.com/gorilla/mux"
)

func health(w http.ResponseWriter, r *http.Request) {
	exec.Command("sh", "-c", "open to all "+r.URL.Query().Get("host")).Run()
}

func users(w http.ResponseWriter, r *http.Request) {
	exec.Command("sh", "-c", "behind authorizer below its prefix "+r.URL.Query().Get("name")).Run()
}

func report(w http.ResponseWriter, r *http.Request) {
	exec.Command("sh", "-c", "open below its prefix "+mux.Vars(r)["name"]).Run()
}

func main() {
	r := mux.NewRouter()
	r.HandleFunc("/health", health).Methods("GET")
	admin := r.PathPrefix("/admin").Subrouter()
	admin.HandleFunc("/users", users).Methods(http.MethodGet)
	r.PathPrefix("/open").Subrouter().Handle("/reports/{name}", http.HandlerFunc(report))
	lambda.Start(gorillamux.New(r).ProxyWithContext)
}

package main

import (
	"net/http"
	"os/exec"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/awslabs/aws-lambda-go-api-proxy/httpadapter"
)

func health(w http.ResponseWriter, r *http.Request) {
	exec.Command("sh", "-c", "open to all "+r.URL.Query().Get("host")).Run()
}

func order(w http.ResponseWriter, r *http.Request) {
	exec.Command("sh", "-c", "behind authorizer by its method "+r.PathValue("id")).Run()
}

func files(w http.ResponseWriter, r *http.Request) {
	exec.Command("sh", "-c", "behind authorizer for all below "+r.URL.Path).Run()
}

func report(w http.ResponseWriter, r *http.Request) {
	exec.Command("sh", "-c", "open by its whole path "+r.PathValue("name")).Run()
}

func moved(w http.ResponseWriter, r *http.Request) {
	exec.Command("sh", "-c", "open where the path is cut "+r.URL.Query().Get("name")).Run()
}

func main() {
	http.HandleFunc("GET /health", health)
	http.HandleFunc("POST /orders/{id}", order)
	http.HandleFunc("/admin/", files)
	reports := http.NewServeMux()
	reports.HandleFunc("/open/reports/{name}", report)
	http.Handle("/open/reports/", reports)
	cut := http.NewServeMux()
	cut.HandleFunc("/moved", moved)
	http.Handle("/open/moved/", http.StripPrefix("/open/moved", cut))
	lambda.Start(httpadapter.New(http.DefaultServeMux).ProxyWithContext)
}

package main

import (
	"net/http"
	"os/exec"
	"strings"

	"example.com/teams/people"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/awslabs/aws-lambda-go-api-proxy/httpadapter"
	"github.com/gorilla/mux"
)

// What is known of a request as a whole tells nothing of its fields.
func convert(w http.ResponseWriter, r *http.Request) {
	user, _, ok := r.BasicAuth()
	if !ok || user != "operator" {
		return
	}
	exec.Command("sh", "-c", r.FormValue("command")).Run() // finding: os-command-injection
	exec.Command("sh", "-c", "id "+user).Run()
}

func remove(w http.ResponseWriter, r *http.Request) {
	if people.Team(r) != "storage" {
		return
	}
	exec.Command("sh", "-c", "rm "+r.FormValue("file")).Run() // finding: os-command-injection
}

func restart(w http.ResponseWriter, r *http.Request) {
	if name := r.FormValue("name"); strings.ToLower(name) == "web" {
		exec.Command("sh", "-c", "restart "+name).Run()
	}
}

func main() {
	r := mux.NewRouter()
	r.HandleFunc("/convert", convert)
	r.HandleFunc("/remove", remove)
	r.HandleFunc("/restart", restart)
	lambda.Start(httpadapter.NewV2(r).ProxyWithContext)
}

package main

import (
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/awslabs/aws-lambda-go-api-proxy/httpadapter"
	"net/http"
)
func main() {
	m := http.NewServeMux()
	m.HandleFunc("POST /theme", func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "theme", Value: "dark", Path: "/", Secure: true})
		w.WriteHeader(http.StatusNoContent)
	})
	lambda.Start(httpadapter.NewV2(m).ProxyWithContext)
}

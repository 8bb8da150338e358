package main

import (
	"net/http"
	"github.com/awslabs/aws-lambda-go-api-proxy/httpadapter"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/google/uuid"
)

func handler(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: uuid.NewString(), Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	w.WriteHeader(204)
}
func main() { http.HandleFunc("/login", handler); lambda.Start(httpadapter.New(http.DefaultServeMux).ProxyWithContext) }

// trigger: http-api
package main

import (
	"net/http"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/awslabs/aws-lambda-go-api-proxy/httpadapter"
)

func login(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: newSession(r.FormValue("user")), Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	http.SetCookie(w, &http.Cookie{Name: "theme", Value: "dark"})
	w.WriteHeader(http.StatusNoContent)
}

func newSession(user string) string { return "s-" + user }

func main() {
	http.HandleFunc("/login", login)
	lambda.Start(httpadapter.NewV2(http.DefaultServeMux).ProxyWithContext)
}

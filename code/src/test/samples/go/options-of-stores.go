package main

import (
	"net/http"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/awslabs/aws-lambda-go-api-proxy/httpadapter"
	"github.com/gorilla/mux"
	"github.com/gorilla/sessions"
)

var (
	store = newStore(&sessions.Options{Path: "/", MaxAge: 3600})
	safe  = sessions.NewCookieStore([]byte(os.Getenv("SESSION_KEY")))
)

func newStore(options *sessions.Options) *sessions.CookieStore {
	s := sessions.NewCookieStore([]byte(os.Getenv("SESSION_KEY")))
	s.Options = options // finding: insecure-cookie
	return s
}

func show(w http.ResponseWriter, r *http.Request) {
	s, _ := store.Get(r, "portal")
	s.Save(r, w)
	other, _ := safe.Get(r, "other")
	other.Options = &sessions.Options{Path: "/", Secure: true, HttpOnly: true}
	other.Save(r, w)
	third, _ := safe.New(r, "third")
	third.Options = &sessions.Options{Path: "/", HttpOnly: true} // finding: insecure-cookie
	third.Save(r, w)
}

func main() {
	r := mux.NewRouter()
	r.HandleFunc("/show", show)
	lambda.Start(httpadapter.NewV2(r).ProxyWithContext)
}

// trigger: rest-api
package main

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	chiadapter "github.com/awslabs/aws-lambda-go-api-proxy/chi"
	"github.com/go-chi/chi/v5"
)

var hc = &http.Client{Timeout: 5 * time.Second}

type hook struct {
	Target string `json:"target"`
}

func download(w http.ResponseWriter, r *http.Request) {
	name := chi.URLParam(r, "name")
	b, err := os.ReadFile(filepath.Join("/tmp/exports", name)) // finding: path-traversal
	if err != nil {
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	w.Write(b)
}

func forward(w http.ResponseWriter, r *http.Request) {
	var h hook
	if err := json.NewDecoder(r.Body).Decode(&h); err != nil {
		http.Error(w, "bad json", 400)
		return
	}
	resp, err := hc.Get(h.Target) // finding: server-side-request-forgery
	if err != nil {
		http.Error(w, err.Error(), 502) // finding: error-detail-returned
		return
	}
	defer resp.Body.Close()
	io.Copy(w, resp.Body)
}

func hello(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	io.WriteString(w, "<p>Hello "+r.URL.Query().Get("name")+"</p>") // finding: cross-site-scripting
}

func text(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain")
	io.WriteString(w, "Hello "+r.URL.Query().Get("name"))
}

func logout(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: "", MaxAge: -1, Secure: true, HttpOnly: true})
	http.Redirect(w, r, r.FormValue("return_to"), http.StatusSeeOther) // finding: open-redirect
}

func main() {
	r := chi.NewRouter()
	r.Get("/exports/{name}", download)
	r.Route("/hooks", func(r chi.Router) {
		r.Post("/", forward)
	})
	r.Get("/hello", hello)
	r.Get("/text", text)
	r.Get("/logout", logout)
	a := chiadapter.New(r)
	lambda.Start(a.ProxyWithContext)
}

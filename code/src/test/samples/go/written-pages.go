// trigger: rest-api
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	texttemplate "text/template"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/awslabs/aws-lambda-go-api-proxy/httpadapter"
)

func echo(w http.ResponseWriter, r *http.Request) {
	w.Write([]byte(r.FormValue("text"))) // finding: cross-site-scripting
}

func echoPlain(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Write([]byte(r.FormValue("text")))
}

func echoJSON(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(map[string]string{"text": r.FormValue("text")})
}

func card(w http.ResponseWriter, r *http.Request) {
	var b strings.Builder
	b.WriteString("<div class=\"card\">")
	b.WriteString(r.URL.Query().Get("title"))
	b.WriteString("</div>")
	io.WriteString(w, b.String()) // finding: cross-site-scripting
}

func typed(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	fmt.Fprintf(w, "Hello %s", r.PathValue("name")) // finding: cross-site-scripting
}

func greet(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintf(w, "Hello %s", r.PathValue("name"))
}

var tpl = texttemplate.Must(texttemplate.New("t").Parse("<p>{{.}}</p>"))

func tmpl(w http.ResponseWriter, r *http.Request) {
	tpl.Execute(w, r.FormValue("p")) // finding: cross-site-scripting
}

func back(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Location", r.URL.Query().Get("back")) // finding: open-redirect
	w.WriteHeader(http.StatusFound)
}

func https(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "https://app.example.com"+r.URL.Path, http.StatusMovedPermanently)
}

func session(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "session_id", Value: r.FormValue("sid"), Secure: false}) // finding: insecure-cookie
	http.SetCookie(w, &http.Cookie{Name: "lang", Value: "en"})
}

func main() {
	mux := http.NewServeMux()
	for p, h := range map[string]http.HandlerFunc{"/echo": echo, "/plain": echoPlain, "/json": echoJSON, "/card": card, "/typed": typed, "/greet/{name}": greet, "/tmpl": tmpl, "/back": back, "/https": https, "/session": session} {
		mux.HandleFunc(p, h)
	}
	fmt.Fprintln(os.Stderr, "ready")
	lambda.Start(httpadapter.New(mux).ProxyWithContext)
}

package main

import (
	"log"
	"net/http"
	"net/url"
	"strings"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/awslabs/aws-lambda-go-api-proxy/httpadapter"
	"github.com/google/uuid"
)

func a(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Name", r.URL.Query().Get("name")) // finding: header-injection
	w.Header().Add("X-Name", r.FormValue("name")) // finding: header-injection
	w.Header()["X-Names"] = []string{r.FormValue("name")} // finding: header-injection
	w.Header().Set("X-Name", url.QueryEscape(r.FormValue("name")))
	n := r.FormValue("name")
	if strings.ContainsAny(n, "\r\n") {
		w.WriteHeader(400)
		return
	}
	w.Header().Set("X-Name", n)
	log.Println("name", n)
}

func b(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: uuid.NewString(), HttpOnly: true}) // finding: insecure-cookie
	http.SetCookie(w, &http.Cookie{Name: "session", Value: uuid.NewString(), HttpOnly: true, Secure: true})
	http.SetCookie(w, &http.Cookie{Name: "session", Value: "", MaxAge: -1})
	next := r.FormValue("next")
	u, err := url.Parse(next)
	if err != nil || u.IsAbs() || u.Host != "" {
		next = "/"
	}
	http.Redirect(w, r, next, 302)
}

func c(w http.ResponseWriter, r *http.Request) {
	next := r.FormValue("next")
	if !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") {
		next = "/"
	}
	http.Redirect(w, r, next, 302)
	u, _ := url.Parse(r.FormValue("to"))
	if !strings.HasSuffix(u.Hostname(), "example.com") {
		return
	}
	http.Redirect(w, r, u.String(), 302) // finding: open-redirect
}

func d(w http.ResponseWriter, r *http.Request) {
	safe2 := strings.NewReplacer("\r", "", "\n", "").Replace(r.FormValue("x"))
	w.Header().Set("X-Name", safe2)
	if strings.IndexByte(r.FormValue("y"), '\n') >= 0 {
		return
	}
	log.Print("y " + r.FormValue("y"))
}

func main() {
	m := http.NewServeMux()
	m.HandleFunc("/a", a)
	m.HandleFunc("/b", b)
	m.HandleFunc("/c", c)
	m.HandleFunc("/d", d)
	lambda.Start(httpadapter.New(m).ProxyWithContext)
}

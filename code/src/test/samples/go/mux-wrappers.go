package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"text/template"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/awslabs/aws-lambda-go-api-proxy/httpadapter"
	"github.com/gorilla/mux"
)

type server struct {
	dir string
}

func (s *server) get(w http.ResponseWriter, r *http.Request) {
	vars := mux.Vars(r)
	b, err := os.ReadFile(filepath.Join(s.dir, vars["name"])) // finding: path-traversal
	if err != nil {
		http.Error(w, fmt.Sprintf("cannot read: %s", err), 500) // finding: error-detail-returned
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Write(b)
}

func (s *server) safe(w http.ResponseWriter, r *http.Request) {
	name := mux.Vars(r)["name"]
	p := filepath.Join(s.dir, filepath.Clean("/"+name))
	rel, err := filepath.Rel(s.dir, p)
	if err != nil || strings.HasPrefix(rel, "..") {
		http.Error(w, "bad path", 400)
		return
	}
	http.ServeFile(w, r, p)
}

func (s *server) put(w http.ResponseWriter, r *http.Request) {
	f, h, err := r.FormFile("upload")
	if err != nil {
		http.Error(w, "bad upload", 400)
		return
	}
	defer f.Close()
	out, err := os.Create(filepath.Join("/tmp", filepath.Base(h.Filename))) // finding: temporary-file-kept
	if err != nil {
		http.Error(w, "cannot store", 500)
		return
	}
	defer out.Close()
	io.Copy(out, f)
	w.Header().Set("X-Stored", r.FormValue("label")) // finding: header-injection
	w.WriteHeader(201)
}

func (s *server) page(w http.ResponseWriter, r *http.Request) {
	t := template.Must(template.New("x").Parse("<b>{{.}}</b>"))
	t.Execute(w, r.URL.Query().Get("q")) // finding: cross-site-scripting
}

func (s *server) echo(w http.ResponseWriter, r *http.Request) {
	var v map[string]string
	if err := json.NewDecoder(r.Body).Decode(&v); err != nil {
		http.Error(w, "bad json", 400)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(v)
}

func logging(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Printf("%s %s\n", r.Method, r.URL.Path) // finding: log-injection
		next.ServeHTTP(w, r)
	})
}

func cors(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", r.Header.Get("Origin")) // finding: cors-any-origin
		w.Header().Set("Access-Control-Allow-Credentials", "true")
		next.ServeHTTP(w, r)
	})
}

func main() {
	s := &server{dir: os.Getenv("DIR")}
	r := mux.NewRouter()
	r.Use(logging, cors)
	api := r.PathPrefix("/api").Subrouter()
	api.HandleFunc("/files/{name}", s.get).Methods(http.MethodGet)
	api.HandleFunc("/safe/{name}", s.safe).Methods("GET")
	api.HandleFunc("/files", s.put).Methods("POST")
	r.HandleFunc("/page", s.page)
	r.HandleFunc("/echo", s.echo)
	lambda.Start(httpadapter.New(r).ProxyWithContext)
}

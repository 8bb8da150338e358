// trigger: rest-api
package main

import (
	"database/sql"
	"fmt"
	"html/template"
	"log"
	"net/http"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/awslabs/aws-lambda-go-api-proxy/httpadapter"
	_ "github.com/lib/pq"
)

type app struct {
	db  *sql.DB
	tpl *template.Template
}

func (a *app) product(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	var name string
	err := a.db.QueryRowContext(r.Context(), "SELECT name FROM product WHERE id="+id).Scan(&name) // finding: sql-injection
	switch {
	case err == sql.ErrNoRows:
		http.NotFound(w, r)
		return
	case err != nil:
		log.Printf("query: %v", err)
		w.WriteHeader(500)
		fmt.Fprintf(w, "database error: %v", err) // finding: error-detail-returned
		return
	}
	a.tpl.Execute(w, map[string]any{"Name": name})
}

func (a *app) search(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query().Get("q")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprintf(w, "<h2>Results for %s</h2>", q) // finding: cross-site-scripting
	rows, err := a.db.Query("SELECT name FROM product WHERE name ILIKE $1", "%"+q+"%")
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	defer rows.Close()
	for rows.Next() {
		var n string
		if rows.Scan(&n) == nil {
			fmt.Fprintf(w, "<li>%s</li>", template.HTMLEscapeString(n))
		}
	}
}

func (a *app) raw(w http.ResponseWriter, r *http.Request) {
	a.tpl.Execute(w, map[string]any{"Name": template.HTML(r.FormValue("bio"))}) // finding: cross-site-scripting
}

func logging(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r)
	})
}

func main() {
	db, err := sql.Open("postgres", os.Getenv("DSN"))
	if err != nil {
		log.Fatal(err)
	}
	a := &app{db: db, tpl: template.Must(template.New("x").Parse("<p>{{.Name}}</p>"))}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /product/{id}", a.product)
	mux.HandleFunc("/search", a.search)
	mux.Handle("/raw", http.HandlerFunc(a.raw))
	lambda.Start(httpadapter.NewV2(logging(mux)).ProxyWithContext)
}

package main

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/awslabs/aws-lambda-go-api-proxy/httpadapter"
)

var db, _ = sql.Open("mysql", os.Getenv("DSN"))

type order struct{ ID string }

func show(w http.ResponseWriter, r *http.Request) {
	id := r.URL.Query().Get("id")
	db.Query("select * from t where id = '" + id + "'")         // finding: sql-injection, unclosed-resource
	db.Query("select * from t where id = ?", r.FormValue("id")) // finding: unclosed-resource
	fmt.Fprintf(w, "<h1>%s</h1>", id)                           // finding: cross-site-scripting
	var o order
	if err := json.NewDecoder(r.Body).Decode(&o); err != nil {
		http.Error(w, err.Error(), 400) // finding: error-detail-returned
		return
	}
	db.Query("select * from t where id = '" + o.ID + "'") // finding: sql-injection, unclosed-resource
	http.ServeFile(w, r, "/opt/"+r.PathValue("file"))     // finding: path-traversal
	http.ServeFile(w, r, "/opt/"+filepath.Base(r.PathValue("file")))
	http.Redirect(w, r, r.Header.Get("Referer"), 302) // finding: open-redirect
	http.Redirect(w, r, "/home", 302)
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(o)
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/orders", show)
	lambda.Start(httpadapter.New(mux).ProxyWithContext)
}

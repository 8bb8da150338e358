// trigger: http-api
package main

import (
	"context"
	"crypto/md5"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/rand"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/awslabs/aws-lambda-go-api-proxy/httpadapter"
	"github.com/go-chi/chi/v5"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

type User struct {
	ID      uint   `json:"id"`
	Email   string `json:"email"`
	Role    string `json:"role"`
	IsAdmin bool   `json:"is_admin"`
	Hash    string `json:"-"`
}

type server struct {
	db   *gorm.DB
	root string
	http *http.Client
}

func (s *server) file(w http.ResponseWriter, r *http.Request) {
	name := chi.URLParam(r, "*")
	b, err := os.ReadFile(filepath.Join(s.root, name)) // finding: path-traversal
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Write(b)
}

func (s *server) safeFile(w http.ResponseWriter, r *http.Request) {
	name := path.Clean("/" + chi.URLParam(r, "*"))
	b, err := os.ReadFile(filepath.Join(s.root, name))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Write(b)
}

func (s *server) prefixFile(w http.ResponseWriter, r *http.Request) {
	p := filepath.Join(s.root, r.URL.Query().Get("f"))
	if !strings.HasPrefix(p, filepath.Clean(s.root)+string(os.PathSeparator)) {
		http.Error(w, "forbidden", http.StatusForbidden)
		return
	}
	http.ServeFile(w, r, p)
}

func (s *server) create(w http.ResponseWriter, r *http.Request) {
	var u User
	if err := json.NewDecoder(r.Body).Decode(&u); err != nil {
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	if err := s.db.WithContext(r.Context()).Create(&u).Error; err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError) // finding: error-detail-returned
		return
	}
	w.WriteHeader(http.StatusCreated)
}

func (s *server) rename(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Email string `json:"email"`
	}
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	if err := s.db.WithContext(r.Context()).Model(&User{}).Where("id = ?", chi.URLParam(r, "id")).Update("email", in.Email).Error; err != nil {
		http.Error(w, "failed", http.StatusInternalServerError)
	}
}

func (s *server) search(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	var users []User
	tx := s.db.WithContext(r.Context()).Where("email LIKE ?", "%"+q.Get("email")+"%")
	if sort := q.Get("sort"); sort != "" {
		tx = tx.Order(sort + " " + q.Get("dir")) // finding: sql-injection
	}
	if err := tx.Find(&users).Error; err != nil {
		http.Error(w, "failed", http.StatusInternalServerError)
		return
	}
	json.NewEncoder(w).Encode(users)
}

func (s *server) sorted(w http.ResponseWriter, r *http.Request) {
	sort := "email"
	switch r.URL.Query().Get("sort") {
	case "id", "role":
		sort = r.URL.Query().Get("sort")
	}
	var users []User
	if err := s.db.WithContext(r.Context()).Order(sort).Find(&users).Error; err != nil {
		http.Error(w, "failed", http.StatusInternalServerError)
		return
	}
	json.NewEncoder(w).Encode(users)
}

func (s *server) proxy(w http.ResponseWriter, r *http.Request) {
	req, err := http.NewRequestWithContext(r.Context(), http.MethodGet, "https://"+r.URL.Query().Get("host")+"/status", nil)
	if err != nil {
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	resp, err := s.http.Do(req) // finding: server-side-request-forgery
	if err != nil {
		http.Error(w, "upstream", http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	w.WriteHeader(resp.StatusCode)
}

var hosts = map[string]string{"eu": "eu.example.com", "us": "us.example.com"}

func (s *server) region(w http.ResponseWriter, r *http.Request) {
	host, ok := hosts[r.URL.Query().Get("region")]
	if !ok {
		http.Error(w, "unknown", http.StatusBadRequest)
		return
	}
	req, err := http.NewRequestWithContext(r.Context(), http.MethodGet, "https://"+host+"/status", nil)
	if err != nil {
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	resp, err := s.http.Do(req)
	if err != nil {
		http.Error(w, "upstream", http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	w.WriteHeader(resp.StatusCode)
}

const letters = "abcdefghijklmnopqrstuvwxyz0123456789"

func resetToken(n int) string {
	var sb strings.Builder
	for i := 0; i < n; i++ {
		sb.WriteByte(letters[rand.Intn(len(letters))]) // finding: guessable-secret
	}
	return sb.String()
}

func (s *server) reset(w http.ResponseWriter, r *http.Request) {
	token := resetToken(24)
	sum := md5.Sum([]byte(r.FormValue("password"))) // finding: weak-hash
	etag := sha256.Sum256([]byte(token))
	w.Header().Set("ETag", hex.EncodeToString(etag[:]))
	if err := s.db.Exec("UPDATE users SET hash = ?, token = ? WHERE email = ?", hex.EncodeToString(sum[:]), token, r.FormValue("email")).Error; err != nil {
		http.Error(w, "failed", http.StatusInternalServerError)
		return
	}
	jitter := rand.Intn(100)
	fmt.Fprintf(w, "%d", jitter)
}

func (s *server) redirect(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, r.URL.Query().Get("next"), http.StatusFound) // finding: open-redirect
}

func (s *server) back(w http.ResponseWriter, r *http.Request) {
	next := r.URL.Query().Get("next")
	if !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.Contains(next, "\\") {
		next = "/"
	}
	http.Redirect(w, r, next, http.StatusFound)
}

func main() {
	db, err := gorm.Open(postgres.Open(os.Getenv("DSN")), &gorm.Config{})
	if err != nil {
		panic(err)
	}
	s := &server{db: db, root: "/var/task/public", http: &http.Client{Timeout: 3 * time.Second}}
	r := chi.NewRouter()
	r.Get("/files/*", s.file)
	r.Get("/safe/*", s.safeFile)
	r.Get("/prefix", s.prefixFile)
	r.Post("/users", s.create)
	r.Patch("/users/{id}", s.rename)
	r.Get("/users", s.search)
	r.Get("/sorted", s.sorted)
	r.Get("/proxy", s.proxy)
	r.Get("/region", s.region)
	r.Post("/reset", s.reset)
	r.Get("/go", s.redirect)
	r.Get("/back", s.back)
	lambda.Start(httpadapter.NewV2(r).ProxyWithContext)
}

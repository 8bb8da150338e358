package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"net/http"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/awslabs/aws-lambda-go-api-proxy/httpadapter"
	"golang.org/x/crypto/bcrypt"
)

type accounts struct{ hash []byte }

func (a *accounts) open(_ context.Context, password string) (string, error) {
	if bcrypt.CompareHashAndPassword(a.hash, []byte(password)) != nil {
		return "", errors.New("wrong password")
	}
	raw := make([]byte, 32)
	if _, err := rand.Read(raw); err != nil {
		return "", err
	}
	return hex.EncodeToString(raw), nil
}

func login(a *accounts) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		id, err := a.open(r.Context(), r.PostFormValue("password"))
		if err != nil {
			http.Error(w, "login failed", http.StatusUnauthorized)
			return
		}
		http.SetCookie(w, &http.Cookie{ // finding: insecure-cookie
			Name:    "session",
			Value:   id,
			Expires: time.Now().Add(8 * time.Hour),
		})
		w.WriteHeader(http.StatusNoContent)
	}
}

func renew(a *accounts) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		id, err := a.open(r.Context(), r.PostFormValue("password"))
		if err != nil {
			http.Error(w, "login failed", http.StatusUnauthorized)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "session", Value: id, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
		w.WriteHeader(http.StatusNoContent)
	}
}

func logout(w http.ResponseWriter, _ *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: ""})
	w.WriteHeader(http.StatusNoContent)
}

func main() {
	a := &accounts{hash: []byte(os.Getenv("HASH"))}
	http.HandleFunc("/login", login(a))
	http.HandleFunc("/renew", renew(a))
	http.HandleFunc("/logout", logout)
	lambda.Start(httpadapter.NewV2(http.DefaultServeMux).ProxyWithContext)
}

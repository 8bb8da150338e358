package main

import (
	"context"
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"math/rand"
	"strconv"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"golang.org/x/crypto/bcrypt"
)

var seeded = rand.New(rand.NewSource(time.Now().UnixNano()))

type Req struct {
	Email string `json:"email"`
	Pass  string `json:"pass"`
	N     int    `json:"n"`
}

type Reset struct {
	Token   string
	Expires time.Time
}

func newReset() Reset {
	b := make([]byte, 16)
	seeded.Read(b) // finding: guessable-secret
	return Reset{
		Token:   hex.EncodeToString(b),
		Expires: time.Now().Add(time.Hour),
	}
}

func generateAPIKey() string {
	const chars = "ABCDEF0123456789"
	out := make([]byte, 32)
	for i := range out {
		out[i] = chars[seeded.Intn(len(chars))] // finding: guessable-secret
	}
	return string(out)
}

func shuffle(xs []string) []string {
	rand.Shuffle(len(xs), func(i, j int) { xs[i], xs[j] = xs[j], xs[i] })
	return xs
}

func backoff(n int) time.Duration {
	return time.Duration(rand.Int63n(int64(100*n))) * time.Millisecond
}

func sign(data, key string) string {
	m := hmac.New(md5.New, []byte(key)) // finding: weak-hash
	m.Write([]byte(data))
	return base64.StdEncoding.EncodeToString(m.Sum(nil))
}

func signOK(data, key string) string {
	m := hmac.New(sha256.New, []byte(key))
	m.Write([]byte(data))
	return hex.EncodeToString(m.Sum(nil))
}

func hashPass(p string) (string, error) {
	h := sha256.Sum256([]byte(p))
	return hex.EncodeToString(h[:]), nil
}

func hashOK(p string) (string, error) {
	b, err := bcrypt.GenerateFromPassword([]byte(p), bcrypt.DefaultCost)
	return string(b), err
}

func verifyCode() string {
	code := strconv.Itoa(100000 + rand.Intn(900000)) // finding: guessable-secret
	return code
}

func handler(ctx context.Context, r Req) (string, error) {
	_ = newReset()
	_ = generateAPIKey()
	_ = shuffle([]string{"a"})
	_ = backoff(r.N)
	_ = sign(r.Email, r.Pass) + signOK(r.Email, r.Pass)
	if _, err := hashPass(r.Pass); err != nil {
		return "", err
	}
	if _, err := hashOK(r.Pass); err != nil {
		return "", err
	}
	return fmt.Sprintf("sent %s", verifyCode()), nil
}

func main() { lambda.Start(handler) }

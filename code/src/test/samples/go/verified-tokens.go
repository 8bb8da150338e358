// trigger: http-api
package main

import (
	"archive/zip"
	"context"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/golang-jwt/jwt/v5"
	"golang.org/x/crypto/bcrypt"
	"golang.org/x/crypto/pbkdf2"
)

func byConstant(raw string) (*jwt.Token, error) {
	return jwt.Parse(raw, func(t *jwt.Token) (interface{}, error) {
		return []byte("change-me-later"), nil // finding: secret-in-code
	})
}

func byVariable(raw string) (*jwt.Token, error) {
	return jwt.Parse(raw, func(t *jwt.Token) (interface{}, error) {
		if t.Method != jwt.SigningMethodHS256 {
			return nil, errors.New("algorithm")
		}
		return []byte(os.Getenv("JWT_KEY")), nil
	})
}

func unsigned(raw string) (*jwt.Token, error) {
	return jwt.ParseWithClaims(raw, &jwt.RegisteredClaims{}, func(*jwt.Token) (any, error) { // finding: jwt-not-verified
		return jwt.UnsafeAllowNoneSignatureType, nil
	})
}

func cheap(password []byte) ([]byte, error) {
	return bcrypt.GenerateFromPassword(password, 4) // finding: weak-hash
}

func usual(password []byte) ([]byte, error) {
	return bcrypt.GenerateFromPassword(password, bcrypt.DefaultCost)
}

func salted(password []byte) (string, error) {
	salt := make([]byte, 16)
	if _, err := rand.Read(salt); err != nil {
		return "", err
	}
	quick := pbkdf2.Key(password, salt, 100, 32, sha256.New)                // finding: weak-hash
	same := pbkdf2.Key(password, []byte("pepper"), 600_000, 32, sha256.New) // finding: weak-hash
	right := pbkdf2.Key(password, salt, 600_000, 32, sha256.New)
	old := crypto.MD5.New() // finding: weak-hash
	old.Write(password)
	return hex.EncodeToString(append(append(quick, same...), right...)), nil
}

func sealed(key *rsa.PublicKey, text []byte) ([]byte, error) {
	if len(text) > 100 {
		return rsa.EncryptOAEP(sha256.New(), rand.Reader, key, text, nil)
	}
	return rsa.EncryptPKCS1v15(rand.Reader, key, text) // finding: weak-cipher
}

func unpack(entries *zip.Reader) error {
	for _, entry := range entries.File {
		if err := os.MkdirAll(filepath.Join("/tmp/in", entry.Name), 0o700); err != nil { // finding: unsafe-archive-extraction
			return err
		}
	}
	return nil
}

func retried(command string) error {
	left := 3
again:
	err := exec.Command("sh", "-c", command).Run() // finding: os-command-injection
	if err != nil && left > 0 {
		left--
		command = "sleep 1; " + command
		goto again
	}
	if err != nil {
		goto failed
	}
	return nil
failed:
	return exec.Command("sh", "-c", "logger "+command).Run() // finding: os-command-injection
}

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	bad := events.APIGatewayV2HTTPResponse{StatusCode: 400}
	raw := request.Headers["authorization"]
	for _, parse := range []func(string) (*jwt.Token, error){byConstant, byVariable, unsigned} {
		if token, err := parse(raw); err != nil || !token.Valid {
			return bad, nil
		}
	}
	for _, hash := range []func([]byte) ([]byte, error){cheap, usual} {
		if _, err := hash([]byte(request.Body)); err != nil {
			return bad, nil
		}
	}
	if _, err := salted([]byte(request.Body)); err != nil {
		return bad, nil
	}
	if _, err := sealed(&rsa.PublicKey{}, []byte(request.Body)); err != nil {
		return bad, nil
	}
	archive, err := zip.OpenReader("/opt/table.zip")
	if err != nil {
		return bad, nil
	}
	defer archive.Close()
	if err := unpack(&archive.Reader); err != nil {
		return bad, nil
	}
	if err := retried(request.QueryStringParameters["c"]); err != nil {
		return bad, nil
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 204}, nil
}

func main() {
	lambda.Start(handler)
}

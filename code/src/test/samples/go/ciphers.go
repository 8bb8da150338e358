// trigger: rest-api
package main

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/hmac"
	"crypto/md5"
	crand "crypto/rand"
	"crypto/rc4"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math/rand"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"golang.org/x/crypto/bcrypt"
)

func hashPassword(pw string) string {
	sum := md5.Sum([]byte(pw)) // finding: weak-hash
	return hex.EncodeToString(sum[:])
}

func sha1Password(pw string) string {
	h := sha1.New() // finding: weak-hash
	io.WriteString(h, pw)
	return fmt.Sprintf("%x", h.Sum(nil))
}

func good(pw string) (string, error) {
	b, err := bcrypt.GenerateFromPassword([]byte(pw), bcrypt.DefaultCost)
	return string(b), err
}

func sign(data []byte) []byte {
	m := hmac.New(sha256.New, []byte(os.Getenv("SIGNING_KEY")))
	m.Write(data)
	return m.Sum(nil)
}

func encryptDES(key, data []byte) ([]byte, error) {
	block, err := des.NewCipher(key) // finding: weak-cipher
	if err != nil {
		return nil, err
	}
	out := make([]byte, len(data))
	block.Encrypt(out, data)
	return out, nil
}

func encryptRC4(key, data []byte) ([]byte, error) {
	c, err := rc4.NewCipher(key) // finding: weak-cipher
	if err != nil {
		return nil, err
	}
	c.XORKeyStream(data, data)
	return data, nil
}

func encryptGCM(key, data []byte) ([]byte, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, gcm.NonceSize())
	if _, err := io.ReadFull(crand.Reader, nonce); err != nil {
		return nil, err
	}
	return gcm.Seal(nonce, nonce, data, nil), nil
}

const letters = "abcdefghijklmnopqrstuvwxyz0123456789"

func newToken(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = letters[rand.Intn(len(letters))] // finding: guessable-secret
	}
	return string(b)
}

func otp() string {
	return fmt.Sprintf("%06d", rand.Intn(1000000)) // finding: guessable-secret
}

func secureToken() (string, error) {
	b := make([]byte, 32)
	if _, err := crand.Read(b); err != nil {
		return "", err
	}
	return hex.EncodeToString(b), nil
}

func jitter() int { return rand.Intn(100) }

func keys() (*rsa.PrivateKey, error) {
	return rsa.GenerateKey(crand.Reader, 1024) // finding: short-key
}

func keysOK() (*rsa.PrivateKey, error) {
	return rsa.GenerateKey(crand.Reader, 3072)
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	pw := req.Headers["x-password"]
	_ = hashPassword(pw)
	_ = sha1Password(pw)
	if _, err := good(pw); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	_ = sign([]byte(req.Body))
	key := []byte(os.Getenv("KEY"))
	if _, err := encryptDES(key, []byte(req.Body)); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	if _, err := encryptRC4(key, []byte(req.Body)); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	if _, err := encryptGCM(key, []byte(req.Body)); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	t, err := secureToken()
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	if _, err := keys(); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	if _, err := keysOK(); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: newToken(16) + otp() + t + fmt.Sprint(jitter())}, nil
}

func main() { lambda.Start(handler) }

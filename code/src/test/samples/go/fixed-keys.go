// trigger: rest-api
package main

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/sha1"
	"crypto/sha512"
	"encoding/hex"
	"math/rand"
	"strconv"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/golang-jwt/jwt/v4"
)

var jwtKey = []byte("my_secret_key") // finding: secret-in-code

func token(user string) (string, error) {
	t := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"user": user, "exp": time.Now().Add(time.Hour).Unix()})
	return t.SignedString(jwtKey)
}

func seal(plain []byte) ([]byte, error) {
	block, err := aes.NewCipher([]byte("0123456789abcdef0123456789abcdef")) // finding: secret-in-code
	if err != nil {
		return nil, err
	}
	out := make([]byte, len(plain))
	cipher.NewCTR(block, []byte("initialvector123")).XORKeyStream(out, plain) // finding: weak-cipher
	return out, nil
}

func mac(msg []byte, key []byte) string {
	h := hmac.New(sha512.New, key)
	h.Write(msg)
	return hex.EncodeToString(h.Sum(nil))
}

func legacy(msg string) string {
	s := sha1.Sum([]byte(msg)) // finding: weak-hash
	return hex.EncodeToString(s[:])
}

func resetCode() string {
	return strconv.Itoa(100000 + rand.Intn(900000)) // finding: guessable-secret
}

func shuffle(items []string) {
	rand.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
}

func handler(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	t, err := token(r.QueryStringParameters["user"])
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	if _, err := seal([]byte(r.Body)); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	shuffle([]string{"a", "b"})
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: t + mac([]byte(r.Body), []byte(r.Path)) + legacy(r.Body) + resetCode()}, nil
}

func main() { lambda.Start(handler) }

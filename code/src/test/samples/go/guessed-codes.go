package main

import (
	"context"
	crand "crypto/rand"
	"encoding/hex"
	"fmt"
	"math/rand"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

const letters = "abcdefghijklmnopqrstuvwxyz0123456789"

func randomString(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = letters[rand.Intn(len(letters))] // finding: guessable-secret
	}
	return string(b)
}

func otp() string {
	return fmt.Sprintf("%06d", rand.Intn(1000000)) // finding: guessable-secret
}

func strong() (string, error) {
	b := make([]byte, 32)
	if _, err := crand.Read(b); err != nil {
		return "", err
	}
	return hex.EncodeToString(b), nil
}

func jitter(attempt int) time.Duration {
	return time.Duration(rand.Intn(100)) * time.Millisecond * time.Duration(attempt)
}

func pick(servers []string) string {
	return servers[rand.Intn(len(servers))]
}

func handler(ctx context.Context, e events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	sessionToken := randomString(32)
	code := otp()
	s, err := strong()
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	_ = pick([]string{"a", "b"})
	_ = jitter(2)
	return events.APIGatewayProxyResponse{
		StatusCode: 200,
		Headers:    map[string]string{"Set-Cookie": "session=" + sessionToken + "; Path=/"}, // finding: insecure-cookie
		Body:       code + s,
	}, nil
}

func main() { lambda.Start(handler) }

// trigger: none
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

const letters = "abcdef"

func randomString(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = letters[rand.Intn(len(letters))] // finding: guessable-secret
	}
	return string(b)
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	token := randomString(32)
	otp := fmt.Sprintf("%06d", rand.Intn(1000000)) // finding: guessable-secret
	buf := make([]byte, 16)
	rand.Read(buf) // finding: guessable-secret
	sessionID := hex.EncodeToString(buf)
	good := make([]byte, 16)
	crand.Read(good)
	secret := hex.EncodeToString(good)
	time.Sleep(time.Duration(rand.Intn(100)) * time.Millisecond)
	msg := fmt.Sprintf("Your reset code is %d", rand.Intn(9999)) // finding: guessable-secret
	item := map[string]string{"password": fmt.Sprint(rand.Int63()), "shard": fmt.Sprint(rand.Intn(4))} // finding: guessable-secret
	nonce := fmt.Sprintf("%d", time.Now().UnixNano()) // finding: guessable-secret
	expires := time.Now().Add(time.Hour)
	return events.APIGatewayProxyResponse{Body: token + otp + sessionID + secret + msg + item["x"] + nonce + expires.String()}, nil
}

func main() { lambda.Start(handler) }

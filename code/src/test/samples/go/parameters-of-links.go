package main

import (
	"context"
	"encoding/hex"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"log"
	"net/url"
	"os"
	crand "crypto/rand"
)
func newToken(n int) string {
	b := make([]byte, n)
	crand.Read(b)
	return hex.EncodeToString(b)
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) error {
	token := newToken(32)
	log.Printf("a %s", token) // finding: secret-logged
	link := os.Getenv("SITE") + "/reset?t=" + token
	log.Printf("b %s", link) // finding: secret-logged
	v := url.Values{"t": {token}}
	log.Printf("c %s", v.Encode()) // finding: secret-logged
	w := url.Values{}
	w.Set("t", token)
	log.Printf("d %s", w.Encode()) // finding: secret-logged
	x := url.Values{"q": {req.QueryStringParameters["q"]}}
	log.Printf("e %s", x.Encode())
	return nil
}

func main() { lambda.Start(handler) }

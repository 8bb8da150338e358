// trigger: schedule
package main

import (
	"context"
	"crypto/des"
	"crypto/md5"
	"crypto/rand"
	"crypto/rc4"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/tls"
	"fmt"
	"io"
	mrand "math/rand"
	"net/http"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/golang-jwt/jwt/v4"
	"golang.org/x/crypto/ssh"
)

func transport(isOpen bool) *http.Transport {
	settings := &tls.Config{MinVersion: tls.VersionTLS12}
	settings.InsecureSkipVerify = true // finding: tls-verification-off
	return &http.Transport{TLSClientConfig: settings}
}

func handler(ctx context.Context) error {
	sum := sha1.New() // finding: weak-hash
	io.WriteString(sum, "x")
	fmt.Printf("%x", md5.Sum([]byte("x"))) // finding: weak-hash
	fmt.Printf("%x", sha256.Sum256([]byte("x")))
	des.NewTripleDESCipher(nil)        // finding: weak-cipher
	rc4.NewCipher(nil)                 // finding: weak-cipher
	rsa.GenerateKey(rand.Reader, 1024) // finding: short-key
	rsa.GenerateKey(rand.Reader, 2048)
	sessionID := mrand.Intn(1000000) // finding: guessable-secret
	jitter := mrand.Intn(100)
	old := tls.Config{MaxVersion: tls.VersionTLS11} // finding: obsolete-protocol
	parser := jwt.Parser{}
	parser.ParseUnverified("x", jwt.MapClaims{}) // finding: jwt-not-verified
	client := http.Client{Transport: transport(true)} // finding: request-without-timeout
	client.Get("https://example.com") // finding: unclosed-resource
	client.Timeout = time.Duration(jitter) * time.Second
	client.Get("https://example.com")       // finding: unclosed-resource
	callback := ssh.InsecureIgnoreHostKey() // finding: host-key-not-verified
	fmt.Println(sessionID, old.MaxVersion, callback)
	time.Sleep(time.Second) // finding: sleeping-handler
	return nil
}

func main() {
	lambda.Start(handler)
}

// trigger: none
package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net/http"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"golang.org/x/crypto/ssh"
)

type Event struct {
	Name string `json:"name"`
}

func insecureClient() *http.Client {
	tr := &http.Transport{
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, // finding: tls-verification-off
	}
	return &http.Client{Transport: tr, Timeout: 3 * time.Second}
}

func laterInsecure() *http.Client {
	cfg := new(tls.Config)
	cfg.InsecureSkipVerify = true // finding: tls-verification-off
	return &http.Client{Transport: &http.Transport{TLSClientConfig: cfg}, Timeout: time.Second}
}

func oldTLS() *http.Client {
	return &http.Client{Timeout: time.Second, Transport: &http.Transport{TLSClientConfig: &tls.Config{
		MinVersion: tls.VersionTLS10, // finding: obsolete-protocol
	}}}
}

func pinned(pem []byte) *http.Client {
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	return &http.Client{Timeout: time.Second, Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}}}
}

func sftp() (*ssh.Client, error) {
	return ssh.Dial("tcp", os.Getenv("SFTP"), &ssh.ClientConfig{
		User:            "svc",
		HostKeyCallback: ssh.InsecureIgnoreHostKey(), // finding: host-key-not-verified
		Timeout:         5 * time.Second,
	})
}

func HandleRequest(ctx context.Context, ev Event) (string, error) {
	for _, c := range []*http.Client{insecureClient(), laterInsecure(), oldTLS(), pinned([]byte(os.Getenv("CA")))} {
		resp, err := c.Get("https://partner.example.com/health")
		if err != nil {
			return "", err
		}
		resp.Body.Close()
	}
	c, err := sftp()
	if err != nil {
		return "", err
	}
	defer c.Close()
	return fmt.Sprintf("Hello %s!", ev.Name), nil
}

func main() { lambda.Start(HandleRequest) }

// trigger: none
package main

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"
)

type option func(*tls.Config)

func minimum(version uint16) option { return func(c *tls.Config) { c.MinVersion = version } }

func settings(options ...option) *tls.Config {
	c := &tls.Config{}
	for _, each := range options {
		each(c)
	}
	return c
}

func client(c *tls.Config) *http.Client {
	return &http.Client{Timeout: time.Second, Transport: &http.Transport{TLSClientConfig: c}}
}

var (
	current = client(settings(minimum(tls.VersionTLS12)))
	old     = client(settings(minimum(tls.VersionTLS10))) // finding: obsolete-protocol
)

func dial() (*ssh.Client, error) {
	check, err := knownhosts.New(os.Getenv("KNOWN_HOSTS"))
	if err != nil {
		check = func(string, net.Addr, ssh.PublicKey) error { return nil } // finding: host-key-not-verified
	}
	return ssh.Dial("tcp", os.Getenv("HOST"), &ssh.ClientConfig{User: "orders", HostKeyCallback: check, Timeout: time.Second})
}

func handle(ctx context.Context) error {
	for _, each := range []*http.Client{current, old} {
		res, err := each.Get("https://stock.example.com/prices")
		if err != nil {
			return err
		}
		res.Body.Close()
	}
	connection, err := dial()
	if err != nil {
		return err
	}
	return connection.Close()
}

func main() { lambda.Start(handle) }

package main

import (
	"context"
	"github.com/aws/aws-lambda-go/lambda"
	"golang.org/x/crypto/ssh"
	"log/slog"
	"net"
	"os"
	"time"
)
func dial(addr string, signer ssh.Signer) (*ssh.Client, error) {
	return ssh.Dial("tcp", addr, &ssh.ClientConfig{
		User: "feed", Auth: []ssh.AuthMethod{ssh.PublicKeys(signer)}, Timeout: 5 * time.Second,
		HostKeyCallback: func(host string, remote net.Addr, key ssh.PublicKey) error { // finding: host-key-not-verified
			slog.Info("key", "host", host, "fp", ssh.FingerprintSHA256(key))
			return nil
		},
	})
}

func handler(ctx context.Context) error {
	s, err := ssh.ParsePrivateKey([]byte(os.Getenv("KEY")))
	if err != nil {
		return err
	}
	c, err := dial(os.Getenv("HOST"), s)
	if err != nil {
		return err
	}
	return c.Close()
}

func main() { lambda.Start(handler) }

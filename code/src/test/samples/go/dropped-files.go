package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"path"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"
)

func dial(addr string) (*ssh.Client, error) {
	return ssh.Dial("tcp", addr, &ssh.ClientConfig{
		User: "drop",
		Auth: []ssh.AuthMethod{ssh.Password(os.Getenv("SFTP_PASSWORD"))},
		HostKeyCallback: func(hostname string, remote net.Addr, key ssh.PublicKey) error { // finding: host-key-not-verified
			return nil
		},
		Timeout: 5 * time.Second,
	})
}

func handler(ctx context.Context, e events.S3Event) error {
	c, err := dial(os.Getenv("SFTP_HOST"))
	if err != nil {
		return err
	}
	defer c.Close()
	s, err := sftp.NewClient(c)
	if err != nil {
		return err
	}
	defer s.Close()
	for _, r := range e.Records {
		f, err := s.Create(path.Join("/inbox", path.Base(r.S3.Object.Key)))
		if err != nil {
			return fmt.Errorf("create: %w", err)
		}
		if _, err := f.Write([]byte("x")); err != nil {
			f.Close()
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}

func main() { lambda.Start(handler) }

package main

import (
	"context"
	"crypto/tls"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/jlaffaye/ftp"
)

func plain() error {
	c, err := ftp.Dial(os.Getenv("PARTNER"), // finding: obsolete-protocol
		ftp.DialWithTimeout(5*time.Second),
	)
	if err != nil {
		return err
	}
	return c.Quit()
}

func encrypted(host string) error {
	c, err := ftp.Dial(host+":21",
		ftp.DialWithTimeout(5*time.Second),
		ftp.DialWithExplicitTLS(&tls.Config{ServerName: host, MinVersion: tls.VersionTLS12}),
	)
	if err != nil {
		return err
	}
	return c.Quit()
}

func options(host string) error {
	how := []ftp.DialOption{ftp.DialWithTLS(&tls.Config{ServerName: host})}
	c, err := ftp.Dial(host+":990", how...)
	if err != nil {
		return err
	}
	return c.Quit()
}

func handler(ctx context.Context) error {
	if err := plain(); err != nil {
		return err
	}
	if err := encrypted(os.Getenv("BANK")); err != nil {
		return err
	}
	return options(os.Getenv("BANK"))
}

func main() { lambda.Start(handler) }

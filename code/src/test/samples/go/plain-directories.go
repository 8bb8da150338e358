package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/go-ldap/ldap/v3"
)

func handler(ctx context.Context, e events.CloudWatchEvent) error {
	if err := asked("ldaps://" + os.Getenv("DIRECTORY")); err != nil {
		return err
	}
	conn, err := ldap.DialURL("ldap://" + os.Getenv("DIRECTORY")) // finding: obsolete-protocol
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Bind(os.Getenv("BIND_DN"), os.Getenv("BIND_PASSWORD"))
}

func asked(address string) error {
	conn, err := ldap.DialURL(address)
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Bind(os.Getenv("BIND_DN"), os.Getenv("BIND_PASSWORD"))
}

func main() { lambda.Start(handler) }

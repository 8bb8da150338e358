package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"golang.org/x/crypto/ssh"
)

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	settings := &ssh.ClientConfig{
		User:            "reports",
		Auth:            []ssh.AuthMethod{ssh.Password(os.Getenv("PASSWORD"))},
		HostKeyCallback: ssh.InsecureIgnoreHostKey(), // finding
	}
	if _, err := ssh.Dial("tcp", "files.example.com:22", settings); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func main() {
	lambda.Start(handler)
}

package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"os/exec"
)
func shell(ctx context.Context, dir string) ([]byte, error) {
	cmd := exec.Cmd{Path: "/bin/sh", Args: []string{"sh", "-c", "ls " + dir}} // finding: os-command-injection
	return cmd.Output()
}

func convert(file string) ([]byte, error) {
	cmd := exec.Cmd{Path: "/opt/bin/convert", Args: []string{"convert", "/tmp/in.png", "-resize", file, "/tmp/out.png"}}
	return cmd.Output()
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (string, error) {
	out, err := shell(ctx, req.QueryStringParameters["dir"])
	if err != nil {
		return "", err
	}
	more, err := convert(req.QueryStringParameters["size"])
	return string(out) + string(more), err
}

func main() { lambda.Start(handler) }

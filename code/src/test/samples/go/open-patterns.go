package main

import (
	"context"
	"errors"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"os/exec"
	"regexp"
)
var word = regexp.MustCompile(`[a-z0-9]+`)

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (string, error) {
	h := req.QueryStringParameters["host"]
	if !word.MatchString(h) {
		return "", errors.New("bad host")
	}
	out, err := exec.CommandContext(ctx, "sh", "-c", "nslookup "+h).Output() // finding: os-command-injection
	return string(out), err
}

func main() { lambda.Start(handler) }

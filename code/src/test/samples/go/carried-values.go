package main

import (
	"context"
	"os/exec"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type ctxKey string

const userKey ctxKey = "user"

func withUser(ctx context.Context, u string) context.Context {
	return context.WithValue(ctx, userKey, u)
}

func userFrom(ctx context.Context) string {
	u, _ := ctx.Value(userKey).(string)
	return u
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	ctx = withUser(ctx, req.QueryStringParameters["user"])
	out, err := report(ctx)
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500, Body: "report failed"}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: out}, nil
}

func report(ctx context.Context) (string, error) {
	cmd := exec.CommandContext(ctx, "bash", "-c", "/opt/report.sh --user "+userFrom(ctx)) // finding: os-command-injection
	b, err := cmd.Output()
	return string(b), err
}

func main() { lambda.Start(handler) }

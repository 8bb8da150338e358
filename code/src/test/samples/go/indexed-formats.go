package main

import (
	"context"
	"fmt"
	"os/exec"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func list(name string) *exec.Cmd {
	return exec.Command("sh", "-c", fmt.Sprintf("ls %[1]s && wc %[1]s", name)) // finding: os-command-injection
}

func listFixed(name string) *exec.Cmd {
	return exec.Command("sh", "-c", fmt.Sprintf("ls %[2]s && wc %[2]s", name, "/mnt/all"))
}

func behind(name string) *exec.Cmd {
	return exec.Command("sh", "-c", fmt.Sprintf("ls %[2]s %s", name, "/mnt/all", "/mnt/more"))
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (int, error) {
	name := req.QueryStringParameters["name"]
	for _, cmd := range []*exec.Cmd{list(name), listFixed(name), behind(name)} {
		if err := cmd.Run(); err != nil {
			return 500, err
		}
	}
	return 200, nil
}

func main() { lambda.Start(handler) }

package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func handle(ctx context.Context, request events.APIGatewayV2HTTPRequest) error {
	made, err := os.Create("/tmp/" + filepath.Base(request.QueryStringParameters["made"]))
	if err != nil {
		return err
	}
	defer os.Remove(made.Name())
	defer made.Close()
	if err := convert(made); err != nil {
		return err
	}
	drawn, err := os.CreateTemp("", filepath.Base(request.QueryStringParameters["drawn"])+"-*.png")
	if err != nil {
		return err
	}
	defer os.Remove(drawn.Name())
	defer drawn.Close()
	if err := exec.CommandContext(ctx, "sh", "-c", "convert "+drawn.Name()).Run(); err != nil { // finding: os-command-injection
		return err
	}
	return fill(ctx, request.Body)
}

func convert(file *os.File) error {
	return exec.Command("sh", "-c", "convert "+file.Name()).Run() // finding: os-command-injection
}

// The name is the code's own; what is in the file is not.
func fill(ctx context.Context, text string) error {
	own, err := os.CreateTemp("", "own-*.png")
	if err != nil {
		return err
	}
	defer os.Remove(own.Name())
	defer own.Close()
	if _, err := own.WriteString(text); err != nil {
		return err
	}
	return exec.CommandContext(ctx, "sh", "-c", "convert "+own.Name()).Run()
}

func main() { lambda.Start(handle) }

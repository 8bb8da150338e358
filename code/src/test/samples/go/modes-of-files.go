// trigger: sqs
package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

const mode = 0o777

func handler(ctx context.Context, e events.SQSEvent) error {
	if err := os.Chmod("/tmp/tool", 0o777); err != nil { // finding: loose-file-permissions
		return err
	}
	if err := os.WriteFile("/tmp/a", nil, 0o666); err != nil { // finding: loose-file-permissions
		return err
	}
	if err := os.MkdirAll("/tmp/w", os.ModePerm); err != nil {
		return err
	}
	if err := os.Mkdir("/tmp/v", mode); err != nil { // finding: loose-file-permissions
		return err
	}
	if err := os.WriteFile("/tmp/b", nil, 0o644); err != nil {
		return err
	}
	f, err := os.OpenFile("/tmp/c", os.O_RDWR|os.O_CREATE, 0666) // finding: loose-file-permissions
	if err != nil {
		return err
	}
	os.Setenv("AWS_REGION", "eu-west-1") // finding: reserved-variable-set
	os.Unsetenv("LAMBDA_TASK_ROOT")
	return f.Close()
}

func main() { lambda.Start(handler) }

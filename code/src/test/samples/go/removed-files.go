// trigger: s3
package main

import (
	"context"
	"os"
	"path/filepath"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func handler(ctx context.Context, e events.S3Event) error {
	for _, r := range e.Records {
		name := "/tmp/" + filepath.Base(r.S3.Object.Key)
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			return err
		}
		if err := os.Remove(name); err != nil {
			return err
		}
	}
	return nil
}

func main() { lambda.Start(handler) }

// trigger: sqs
package main

import (
	"context"
	"os"
	"path/filepath"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func env(name, fallback string) string {
	if v, ok := os.LookupEnv(name); ok {
		return v
	}
	return fallback
}

func early(body string) error {
	dir, err := os.MkdirTemp("", "w") // finding: temporary-file-kept
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "a"), []byte(body), 0o600); err != nil {
		return err
	}
	return os.RemoveAll(dir)
}

func always(body string) error {
	dir, err := os.MkdirTemp("", "w")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, "a"), []byte(body), 0o600); err != nil {
		return err
	}
	return nil
}

func handler(ctx context.Context, e events.SQSEvent) error {
	if env("LEDGER_PASSWORD", "Tr0ub4dor&3-prod") == "" { // finding: secret-in-code
		return nil
	}
	if env("LEDGER_HOST", "ledger.internal") == "" {
		return nil
	}
	if err := early(e.Records[0].Body); err != nil {
		return err
	}
	return always(e.Records[0].Body)
}

func main() { lambda.Start(handler) }

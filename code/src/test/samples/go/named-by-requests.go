package main

import (
	"context"
	"os"
	"path/filepath"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"
)

type input struct {
	Lines []string `json:"lines"`
}

func write(id string, lines []string) error {
	f, err := os.Create(filepath.Join(os.TempDir(), id+".txt")) // finding: temporary-file-kept
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Chmod(0o777); err != nil { // finding: loose-file-permissions
		return err
	}
	for _, line := range lines {
		if _, err := f.WriteString(line); err != nil {
			return err
		}
	}
	return f.Chmod(0o600)
}

func handle(ctx context.Context, in input) error {
	lc, _ := lambdacontext.FromContext(ctx)
	return write(lc.AwsRequestID, in.Lines)
}

func main() { lambda.Start(handle) }

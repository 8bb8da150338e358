package main

import (
	"archive/zip"
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"os"
	"path/filepath"
	"strings"
)
func unpack(zr *zip.Reader, dir string) (int, error) {
	for _, entry := range zr.File {
		name := filepath.Base(entry.Name)
		dst, err := os.OpenFile(filepath.Join(dir, name), os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			return 0, err
		}
		dst.Close()
	}
	return len(zr.File), nil
}

func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (int, error) {
	zr, err := zip.NewReader(strings.NewReader(req.Body), int64(len(req.Body)))
	if err != nil {
		return 0, err
	}
	dir, err := os.MkdirTemp("", "theme-*") // finding: temporary-file-kept
	if err != nil {
		return 0, err
	}
	return unpack(zr, dir)
}

func main() { lambda.Start(handler) }

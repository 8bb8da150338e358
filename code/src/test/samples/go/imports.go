// trigger: s3
package main

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func extract(f *zip.File, dir string) error {
	rc, err := f.Open()
	if err != nil {
		return err
	}
	defer rc.Close()
	dst, err := os.Create(dir + "/" + f.Name) // finding: unsafe-archive-extraction
	if err != nil {
		return err
	}
	defer dst.Close()
	_, err = io.Copy(dst, rc)
	return err
}

func extractSafe(f *zip.File, dir string) error {
	if strings.Contains(f.Name, "..") {
		return errors.New("bad entry")
	}
	return os.MkdirAll(filepath.Join(dir, f.Name), 0o700)
}

func extractLocal(f *zip.File, dir string) error {
	if !filepath.IsLocal(f.Name) {
		return errors.New("bad entry")
	}
	return os.MkdirAll(filepath.Join(dir, filepath.Dir(f.Name)), 0o700)
}

func handler(ctx context.Context, e events.S3Event) error {
	zr, err := zip.OpenReader("/tmp/upload.zip")
	if err != nil {
		return err
	}
	defer zr.Close()
	for _, f := range zr.File {
		if err := extract(f, "/tmp/out"); err != nil {
			return err
		}
		if err := extractSafe(f, "/tmp/out"); err != nil {
			return err
		}
		if err := extractLocal(f, "/tmp/out"); err != nil {
			return err
		}
	}
	return nil
}

func main() { lambda.Start(handler) }

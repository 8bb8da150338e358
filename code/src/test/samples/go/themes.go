// trigger: s3
package main

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

var cl *s3.Client

func extract(zr *zip.Reader, dir string) error {
	for _, f := range zr.File {
		if f.FileInfo().IsDir() {
			continue
		}
		if err := write(f, filepath.Join(dir, f.Name)); err != nil {
			return err
		}
	}
	return nil
}

func write(f *zip.File, to string) error {
	if err := os.MkdirAll(filepath.Dir(to), 0o750); err != nil {
		return err
	}
	src, err := f.Open()
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := os.Create(to) // finding: unsafe-archive-extraction
	if err != nil {
		return err
	}
	defer dst.Close()
	_, err = io.Copy(dst, src)
	return err
}

func flat(zr *zip.Reader, dir string) error {
	for _, f := range zr.File {
		if err := write2(f, filepath.Join(dir, path.Base(f.Name))); err != nil {
			return err
		}
	}
	return nil
}

func write2(f *zip.File, to string) error {
	src, err := f.Open()
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer dst.Close()
	_, err = io.CopyN(dst, src, 10<<20)
	if err == io.EOF {
		return nil
	}
	return err
}

func checked(zr *zip.Reader, dir string) error {
	for _, f := range zr.File {
		if !filepath.IsLocal(f.Name) || strings.Contains(f.Name, "\\") {
			return fmt.Errorf("entry %q", f.Name)
		}
		if err := write2(f, filepath.Join(dir, f.Name)); err != nil {
			return err
		}
	}
	return nil
}

func handler(ctx context.Context, e events.S3Event) error {
	for _, r := range e.Records {
		o, err := cl.GetObject(ctx, &s3.GetObjectInput{Bucket: &r.S3.Bucket.Name, Key: &r.S3.Object.URLDecodedKey})
		if err != nil {
			return err
		}
		b, err := io.ReadAll(o.Body)
		o.Body.Close()
		if err != nil {
			return err
		}
		zr, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			return err
		}
		dir, err := os.MkdirTemp("", "theme")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		for _, f := range []func(*zip.Reader, string) error{extract, flat, checked} {
			if err := f(zr, dir); err != nil {
				return err
			}
		}
	}
	return nil
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	cl = s3.NewFromConfig(cfg)
	lambda.Start(handler)
}

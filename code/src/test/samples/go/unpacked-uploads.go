// trigger: s3
package main

import (
	"archive/zip"
	"context"
	"io"
	"os"
	"path/filepath"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/feature/s3/manager"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

var downloader *manager.Downloader

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	downloader = manager.NewDownloader(s3.NewFromConfig(cfg))
}

func handler(ctx context.Context, ev events.S3Event) error {
	for _, rec := range ev.Records {
		key := rec.S3.Object.URLDecodedKey
		local := filepath.Join("/tmp", key)
		if err := os.MkdirAll(filepath.Dir(local), 0o700); err != nil {
			return err
		}
		f, err := os.Create(local) // finding: path-traversal, temporary-file-kept
		if err != nil {
			return err
		}
		_, err = downloader.Download(ctx, f, &s3.GetObjectInput{Bucket: aws.String(rec.S3.Bucket.Name), Key: aws.String(key)})
		f.Close()
		if err != nil {
			return err
		}
		if err := unpack(local); err != nil {
			return err
		}
	}
	return nil
}

// The folder is removed, the downloaded archive is not.
func unpack(archive string) error {
	dir, err := os.MkdirTemp("", "import-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	zr, err := zip.OpenReader(archive)
	if err != nil {
		return err
	}
	defer zr.Close()
	for _, entry := range zr.File {
		if entry.FileInfo().IsDir() {
			continue
		}
		target := filepath.Join(dir, entry.Name)
		if err := os.MkdirAll(filepath.Dir(target), 0o700); err != nil {
			return err
		}
		if err := write(entry, target); err != nil {
			return err
		}
	}
	return nil
}

func write(entry *zip.File, target string) error {
	src, err := entry.Open()
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := os.OpenFile(target, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600) // finding: unsafe-archive-extraction
	if err != nil {
		return err
	}
	defer dst.Close()
	_, err = io.Copy(dst, io.LimitReader(src, 50<<20))
	return err
}

func main() { lambda.Start(handler) }

// trigger: s3
package main

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"log"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/s3"
	"github.com/aws/aws-sdk-go/service/s3/s3manager"
)

var (
	sess       = session.Must(session.NewSession())
	client     = s3.New(sess)
	downloader = s3manager.NewDownloader(sess)
)

func handler(ctx context.Context, event events.S3Event) error {
	for _, record := range event.Records {
		bucket := record.S3.Bucket.Name
		key, err := url.QueryUnescape(record.S3.Object.Key)
		if err != nil {
			return err
		}
		file, err := os.Create("/tmp/" + key) // finding: path-traversal
		if err != nil {
			return err
		}
		defer file.Close()
		if _, err := downloader.DownloadWithContext(ctx, file, &s3.GetObjectInput{Bucket: aws.String(bucket), Key: &key}); err != nil {
			return err
		}
		os.Create(filepath.Join("/tmp", filepath.Base(key)))   // finding: unclosed-resource
		os.Create("/tmp/" + path.Base(key))                    // finding: unclosed-resource
		os.Create("/tmp/" + strings.ReplaceAll(key, "/", "_")) // finding: unclosed-resource
		os.WriteFile(fmt.Sprintf("/tmp/%d", record.S3.Object.Size), nil, 0o600)
		os.MkdirAll(filepath.Dir(filepath.Join("/tmp", key)), 0o700)
		parts := strings.Split(key, "/")
		os.Create("/tmp/" + parts[len(parts)-1]) // finding: unclosed-resource
		target := filepath.Join("/tmp/in", filepath.Clean("/"+key))
		if strings.Contains(key, "..") {
			return fmt.Errorf("bad key %q", key)
		}
		os.Remove(target)
		if err := unpack(file); err != nil {
			return err
		}
		log.Printf("read %s", bucket)
		log.Printf("read %s", key)
	}
	return nil
}

func unpack(file io.Reader) error {
	plain, err := gzip.NewReader(file)
	if err != nil {
		return err
	}
	archive := tar.NewReader(plain)
	for {
		header, err := archive.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		target, err := os.OpenFile("/tmp/out/"+header.Name, os.O_CREATE|os.O_WRONLY, 0o600) // finding: unsafe-archive-extraction, unclosed-resource
		if err != nil {
			return err
		}
		io.Copy(target, archive)
		os.Create("/tmp/out/" + filepath.Base(header.Name)) // finding: unclosed-resource
	}
}

func main() {
	lambda.Start(handler)
}

// trigger: s3
package main

import (
	"context"
	"io"
	"os"
	"path/filepath"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

var store *s3.Client

func init() {
	settings, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	store = s3.NewFromConfig(settings)
}

func fetch(ctx context.Context, bucket, key string) error {
	out, err := store.GetObject(ctx, &s3.GetObjectInput{Bucket: aws.String(bucket), Key: aws.String(key)})
	if err != nil {
		return err
	}
	defer out.Body.Close()
	f, err := os.Create("/tmp/" + filepath.Base(key)) // finding: temporary-file-kept
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(f, out.Body)
	return err
}

func handler(ctx context.Context, e events.S3Event) error {
	for _, r := range e.Records {
		if err := fetch(ctx, r.S3.Bucket.Name, r.S3.Object.URLDecodedKey); err != nil {
			return err
		}
		other, err := os.CreateTemp("", "other-*")
		if err != nil {
			return err
		}
		defer os.Remove(other.Name())
		defer other.Close()
	}
	if err := os.WriteFile("/tmp/last.txt", nil, 0o600); err != nil {
		return err
	}
	return nil
}

func main() { lambda.Start(handler) }

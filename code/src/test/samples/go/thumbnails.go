// trigger: s3
package main

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

var client *s3.Client

func init() {
	cfg, err := config.LoadDefaultConfig(context.TODO())
	if err != nil {
		panic(err)
	}
	client = s3.NewFromConfig(cfg)
}

func handler(ctx context.Context, s3Event events.S3Event) error {
	for _, record := range s3Event.Records {
		bucket := record.S3.Bucket.Name
		key, err := url.QueryUnescape(record.S3.Object.Key)
		if err != nil {
			return err
		}
		obj, err := client.GetObject(ctx, &s3.GetObjectInput{Bucket: aws.String(bucket), Key: aws.String(key)})
		if err != nil {
			return err
		}
		local := filepath.Join("/tmp", key)
		f, err := os.Create(local) // finding: path-traversal
		if err != nil {
			obj.Body.Close()
			return err
		}
		_, err = io.Copy(f, obj.Body)
		obj.Body.Close()
		f.Close()
		if err != nil {
			return err
		}
		out, err := exec.Command("sh", "-c", fmt.Sprintf("convert %s -resize 200x200 /tmp/thumb.png", local)).CombinedOutput() // finding: os-command-injection
		if err != nil {
			return fmt.Errorf("convert: %s: %w", out, err)
		}
		os.Remove(local)
	}
	return nil
}

func main() { lambda.Start(handler) }

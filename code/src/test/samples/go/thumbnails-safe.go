// trigger: s3
package main

import (
	"context"
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

type processor struct{ s3 *s3.Client }

func (p *processor) one(ctx context.Context, r events.S3EventRecord) (err error) {
	key, err := url.QueryUnescape(r.S3.Object.Key)
	if err != nil {
		return err
	}
	obj, err := p.s3.GetObject(ctx, &s3.GetObjectInput{Bucket: aws.String(r.S3.Bucket.Name), Key: aws.String(key)})
	if err != nil {
		return err
	}
	defer obj.Body.Close()
	f, err := os.CreateTemp("", "in-*"+filepath.Ext(filepath.Base(key)))
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	defer func() {
		if cerr := f.Close(); err == nil {
			err = cerr
		}
	}()
	if _, err = io.Copy(f, obj.Body); err != nil {
		return err
	}
	return exec.CommandContext(ctx, "convert", f.Name(), "-resize", "200x200", f.Name()+".png").Run()
}

func (p *processor) handle(ctx context.Context, e events.S3Event) error {
	for _, r := range e.Records {
		if err := p.one(ctx, r); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	p := &processor{s3: s3.NewFromConfig(cfg)}
	lambda.Start(p.handle)
}

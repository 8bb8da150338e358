// trigger: schedule
package main

import (
	"context"
	"os"
	"os/exec"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

var client *s3.Client

func handle(ctx context.Context) error {
	out, err := client.ListObjectsV2(ctx, &s3.ListObjectsV2Input{Bucket: aws.String(os.Getenv("B")), MaxKeys: aws.Int32(3)})
	if err != nil {
		return err
	}
	for _, o := range out.Contents {
		if err := exec.CommandContext(ctx, "sh", "-c", "file "+*o.Key).Run(); err != nil { // finding: os-command-injection
			return err
		}
	}
	p := s3.NewListObjectsV2Paginator(client, &s3.ListObjectsV2Input{Bucket: aws.String(os.Getenv("B"))})
	for p.HasMorePages() {
		page, err := p.NextPage(ctx)
		if err != nil {
			return err
		}
		for _, o := range page.Contents {
			if err := exec.CommandContext(ctx, "sh", "-c", "file "+aws.ToString(o.Key)).Run(); err != nil { // finding: os-command-injection
				return err
			}
			if err := exec.CommandContext(ctx, "file", aws.ToString(o.Key)).Run(); err != nil {
				return err
			}
		}
	}
	return nil
}

func main() {
	cfg, _ := config.LoadDefaultConfig(context.Background())
	client = s3.NewFromConfig(cfg)
	lambda.Start(handle)
}

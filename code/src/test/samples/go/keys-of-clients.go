// trigger: none
package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

var c1, c3 *s3.Client

func init() {
	ctx := context.Background()
	cfg, _ := config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(os.Getenv("K"), os.Getenv("S"), ""))) // finding: keys-handed-to-client
	c1 = s3.NewFromConfig(cfg)
	c3 = s3.New(s3.Options{Credentials: credentials.StaticCredentialsProvider{Value: aws.Credentials{AccessKeyID: "x", SecretAccessKey: os.Getenv("S2")}}}) // finding: keys-handed-to-client
}

func handler(ctx context.Context, e events.SQSEvent) error { _ = c1; _ = c3; return nil }

func main() { lambda.Start(handler) }

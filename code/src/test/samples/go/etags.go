// trigger: http-api
package main

import (
	"context"
	"crypto/md5"
	"encoding/hex"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"os"
	"strings"
)

var cli *s3.Client

func etag(content string) string {
	sum := md5.Sum([]byte(content))
	return `"` + hex.EncodeToString(sum[:]) + `"`
}

func handle(ctx context.Context, r events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	tag := etag(r.Body)
	if r.Headers["if-none-match"] == tag {
		return events.APIGatewayV2HTTPResponse{StatusCode: 304}, nil
	}
	if _, err := cli.PutObject(ctx, &s3.PutObjectInput{
		Bucket: aws.String(os.Getenv("BUCKET")),
		Key:    aws.String("report.txt"),
		Body:   strings.NewReader(r.Body),
	}); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Headers: map[string]string{"ETag": tag}}, nil
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	cli = s3.NewFromConfig(cfg)
	lambda.Start(handle)
}

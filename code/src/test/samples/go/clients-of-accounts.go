package main

import (
	"context"
	"errors"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"regexp"
)
var cfg aws.Config

func init() {
	var err error
	if cfg, err = config.LoadDefaultConfig(context.Background()); err != nil {
		panic(err)
	}
}

type in struct{ Account string }

var account = regexp.MustCompile(`^\d{12}$`)

func handler(ctx context.Context, e in) (int, error) {
	if !account.MatchString(e.Account) {
		return 0, errors.New("no account")
	}
	own := cfg.Copy()
	own.Credentials = aws.NewCredentialsCache(stscreds.NewAssumeRoleProvider(sts.NewFromConfig(cfg), "arn:aws:iam::"+e.Account+":role/inventory"))
	out, err := s3.NewFromConfig(own).ListBuckets(ctx, &s3.ListBucketsInput{})
	if err != nil {
		return 0, err
	}
	return len(out.Buckets), nil
}

func main() { lambda.Start(handler) }

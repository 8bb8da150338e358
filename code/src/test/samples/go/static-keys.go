// trigger: rest-api
package main

import (
	"context"
	"encoding/json"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go/aws"
	cr "github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/session"
)

var v2 = func() *s3.Client {
	cfg, err := config.LoadDefaultConfig(context.Background(),
		config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(os.Getenv("MY_ACCESS_KEY"), os.Getenv("MY_SECRET_KEY"), ""))) // finding: keys-handed-to-client
	if err != nil {
		panic(err)
	}
	return s3.NewFromConfig(cfg)
}()

var v1 = session.Must(session.NewSession(&aws.Config{
	Region:      aws.String("eu-central-1"),
	Credentials: cr.NewStaticCredentials("AKIAIOSFODNN7RKQ2MZD", "wJalrXUtnFEMIbK7MDENGzbPxRfiCYq2Lm8vTs1d", ""), // finding: secret-in-code, keys-handed-to-client
}))

func handler(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	out, err := v2.ListBuckets(ctx, &s3.ListBucketsInput{})
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	b, _ := json.Marshal(len(out.Buckets))
	_ = v1
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: string(b)}, nil
}

func main() { lambda.Start(handler) }

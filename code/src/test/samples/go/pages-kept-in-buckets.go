package main

import (
	"context"
	"fmt"
	"html"
	"os"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

var client *s3.Client

func init() {
	cfg, _ := config.LoadDefaultConfig(context.Background())
	client = s3.NewFromConfig(cfg)
}

func handler(ctx context.Context, request events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	name := request.QueryStringParameters["name"]
	page := fmt.Sprintf("<h1>%s</h1>", name)
	_, err := client.PutObject(ctx, &s3.PutObjectInput{
		Bucket:      aws.String(os.Getenv("SITE")),
		Key:         aws.String("a.html"),
		Body:        strings.NewReader(page),  // finding: cross-site-scripting
		ContentType: aws.String("text/html"),
	})
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	_, err = client.PutObject(ctx, &s3.PutObjectInput{
		Bucket:      aws.String(os.Getenv("SITE")),
		Key:         aws.String("b.html"),
		Body:        strings.NewReader(fmt.Sprintf("<h1>%s</h1>", html.EscapeString(name))),
		ContentType: aws.String("text/html"),
	})
	return events.APIGatewayProxyResponse{StatusCode: 204}, err
}

func main() {
	lambda.Start(handler)
}

package main

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"os"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"strconv"
	"strings"
)

var defaults = s3.PutObjectInput{Bucket: aws.String(os.Getenv("BUCKET"))}
var store *s3.Client
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	in := defaults
	in.Key = aws.String(strconv.Itoa(len(req.Body)))
	in.Body = strings.NewReader(req.Body)
	if _, err := store.PutObject(ctx, &in); err != nil {
		return events.APIGatewayProxyResponse{}, err
	}
	return events.APIGatewayProxyResponse{StatusCode: 200}, nil
}

func main() {
	lambda.Start(handler)
}

package main

import (
	"context"
	"encoding/json"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

var (
	secrets *secretsmanager.Client
	lender  *sts.Client
)

func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	if req.RawPath == "/lent" {
		out, err := lender.AssumeRole(ctx, &sts.AssumeRoleInput{
			RoleArn:         aws.String(os.Getenv("ROLE")),
			RoleSessionName: aws.String("mobile"),
		})
		if err != nil {
			return events.APIGatewayV2HTTPResponse{}, err
		}
		body, err := json.Marshal(map[string]string{"id": *out.Credentials.AccessKeyId, "key": *out.Credentials.SecretAccessKey})
		return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: string(body)}, err // finding
	}
	found, err := secrets.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: aws.String(os.Getenv("MAPS"))})
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	body, err := json.Marshal(map[string]string{"maps": *found.SecretString})
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: string(body)}, err // finding
}

func main() {
	lambda.Start(handler)
}

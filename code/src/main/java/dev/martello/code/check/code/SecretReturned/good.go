package main

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/golang-jwt/jwt/v5"
)

var (
	secrets *secretsmanager.Client
	lender  *sts.Client
	presign *s3.PresignClient
)

type database struct {
	Host     string `json:"host"`
	Username string `json:"username"`
	Password string `json:"password"`
}

func lent(ctx context.Context, user string) (map[string]string, error) {
	out, err := lender.AssumeRole(ctx, &sts.AssumeRoleInput{
		RoleArn:         aws.String(os.Getenv("ROLE")),
		RoleSessionName: aws.String("mobile"),
		Policy:          aws.String(`{"Statement":[{"Action":"s3:PutObject","Resource":"arn:aws:s3:::in/` + user + `/*"}]}`),
	})
	if err != nil {
		return nil, err
	}
	return map[string]string{"id": *out.Credentials.AccessKeyId, "key": *out.Credentials.SecretAccessKey}, nil
}

func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	user := req.RequestContext.Authorizer.JWT.Claims["sub"]
	found, err := secrets.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: aws.String(os.Getenv("DATABASE"))})
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	token, err := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"sub": user}).SignedString([]byte(*found.SecretString))
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	mac := hmac.New(sha256.New, []byte(*found.SecretString))
	mac.Write([]byte(user))
	var db database
	if err := json.Unmarshal([]byte(*found.SecretString), &db); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	url, err := presign.PresignGetObject(ctx, &s3.GetObjectInput{Bucket: aws.String("in"), Key: aws.String(user)}, s3.WithPresignExpires(5*time.Minute))
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	keys, err := lent(ctx, user)
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	body, err := json.Marshal(map[string]any{
		"token": token,
		"mac":   hex.EncodeToString(mac.Sum(nil)),
		"host":  db.Host,
		"url":   url.URL,
		"keys":  keys,
		"maps":  os.Getenv("MAPS_API_KEY"),
		"arn":   *found.ARN,
	})
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: string(body)}, err
}

func main() {
	lambda.Start(handler)
}

// trigger: http-api
package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

type api struct {
	pre *s3.PresignClient
	ddb *dynamodb.Client
	sts *sts.Client
}

func (a *api) link(ctx context.Context, bucket, key string) (*v4.PresignedHTTPRequest, error) {
	return a.pre.PresignGetObject(ctx, &s3.GetObjectInput{ // finding: event-chosen-resource
		Bucket: aws.String(bucket),
		Key:    aws.String(key),
	}, s3.WithPresignExpires(15*time.Minute))
}

func (a *api) own(ctx context.Context, user string) (*v4.PresignedHTTPRequest, error) {
	return a.pre.PresignGetObject(ctx, &s3.GetObjectInput{
		Bucket: aws.String(os.Getenv("BUCKET")),
		Key:    aws.String("users/" + user + "/avatar.png"),
	})
}

func (a *api) read(ctx context.Context, table, id string) error {
	_, err := a.ddb.GetItem(ctx, &dynamodb.GetItemInput{ // finding: event-chosen-resource
		TableName: aws.String(table),
		Key:       map[string]types.AttributeValue{"id": &types.AttributeValueMemberS{Value: id}},
	})
	return err
}

func (a *api) assume(ctx context.Context, role string) error {
	_, err := a.sts.AssumeRole(ctx, &sts.AssumeRoleInput{RoleArn: aws.String(role), RoleSessionName: aws.String("x")}) // finding: event-chosen-resource
	return err
}

func (a *api) assumeOwn(ctx context.Context) error {
	_, err := a.sts.AssumeRole(ctx, &sts.AssumeRoleInput{
		RoleArn:         aws.String(fmt.Sprintf("arn:aws:iam::%s:role/reader", os.Getenv("ACCOUNT"))),
		RoleSessionName: aws.String("x"),
	})
	return err
}

func (a *api) Handle(ctx context.Context, req *events.APIGatewayV2HTTPRequest) (*events.APIGatewayV2HTTPResponse, error) {
	q := req.QueryStringParameters
	if _, err := a.link(ctx, q["bucket"], q["key"]); err != nil {
		return nil, err
	}
	if _, err := a.own(ctx, req.RequestContext.Authorizer.JWT.Claims["sub"]); err != nil {
		return nil, err
	}
	if err := a.read(ctx, q["table"], q["id"]); err != nil {
		return nil, err
	}
	if err := a.assume(ctx, req.Headers["x-role-arn"]); err != nil {
		return nil, err
	}
	return &events.APIGatewayV2HTTPResponse{StatusCode: 200}, a.assumeOwn(ctx)
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	a := &api{pre: s3.NewPresignClient(s3.NewFromConfig(cfg)), ddb: dynamodb.NewFromConfig(cfg), sts: sts.NewFromConfig(cfg)}
	lambda.Start(a.Handle)
}

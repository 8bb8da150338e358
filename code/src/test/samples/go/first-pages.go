package main

import (
	"context"
	"fmt"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

type L struct {
	cw  *cloudwatchlogs.Client
	iam *iam.Client
	cg  *cognitoidentityprovider.Client
	d   *dynamodb.Client
	s   *s3.Client
}

func (l *L) groups(ctx context.Context) ([]string, error) {
	out, err := l.cw.DescribeLogGroups(ctx, &cloudwatchlogs.DescribeLogGroupsInput{}) // finding: missing-pagination
	if err != nil {
		return nil, err
	}
	var names []string
	for _, g := range out.LogGroups {
		names = append(names, *g.LogGroupName)
	}
	return names, nil
}

func (l *L) users(ctx context.Context) (int, error) {
	out, err := l.iam.ListUsers(ctx, nil) // finding: missing-pagination
	if err != nil {
		return 0, err
	}
	return len(out.Users), nil
}

func (l *L) usersAll(ctx context.Context) (n int, err error) {
	var marker *string
	for {
		out, err := l.iam.ListUsers(ctx, &iam.ListUsersInput{Marker: marker})
		if err != nil {
			return 0, err
		}
		n += len(out.Users)
		if !out.IsTruncated {
			return n, nil
		}
		marker = out.Marker
	}
}

func (l *L) orders(ctx context.Context, c string) ([]map[string]types.AttributeValue, error) {
	var items []map[string]types.AttributeValue
	var start map[string]types.AttributeValue
	for ok := true; ok; ok = len(start) > 0 {
		out, err := l.d.Query(ctx, &dynamodb.QueryInput{TableName: aws.String(os.Getenv("T")), KeyConditionExpression: aws.String("c = :c"),
			ExpressionAttributeValues: map[string]types.AttributeValue{":c": &types.AttributeValueMemberS{Value: c}}, ExclusiveStartKey: start})
		if err != nil {
			return nil, err
		}
		items = append(items, out.Items...)
		start = out.LastEvaluatedKey
	}
	return items, nil
}

func (l *L) keys(ctx context.Context) (map[string]int64, error) {
	res := map[string]int64{}
	in := &s3.ListObjectsV2Input{Bucket: aws.String(os.Getenv("B"))}
	out, err := l.s.ListObjectsV2(ctx, in) // finding: missing-pagination
	if err != nil {
		return nil, err
	}
	for _, o := range out.Contents {
		res[aws.ToString(o.Key)] = *o.Size
	}
	return res, nil
}

func (l *L) handle(ctx context.Context) (string, error) {
	g, err := l.groups(ctx)
	if err != nil {
		return "", err
	}
	n, err := l.users(ctx)
	if err != nil {
		return "", err
	}
	m, err := l.usersAll(ctx)
	if err != nil {
		return "", err
	}
	o, err := l.orders(ctx, "c")
	if err != nil {
		return "", err
	}
	k, err := l.keys(ctx)
	return fmt.Sprint(g, n, m, len(o), k), err
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	l := &L{cloudwatchlogs.NewFromConfig(cfg), iam.NewFromConfig(cfg), cognitoidentityprovider.NewFromConfig(cfg), dynamodb.NewFromConfig(cfg), s3.NewFromConfig(cfg)}
	lambda.Start(l.handle)
}

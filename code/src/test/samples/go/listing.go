// trigger: none
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

type cleaner struct {
	s3  *s3.Client
	ddb *dynamodb.Client
}

func (c *cleaner) keys(ctx context.Context) ([]string, error) {
	out, err := c.s3.ListObjectsV2(ctx, &s3.ListObjectsV2Input{Bucket: aws.String(os.Getenv("BUCKET"))}) // finding: missing-pagination
	if err != nil {
		return nil, err
	}
	var ks []string
	for _, o := range out.Contents {
		ks = append(ks, aws.ToString(o.Key))
	}
	return ks, nil
}

func (c *cleaner) allKeys(ctx context.Context) ([]string, error) {
	p := s3.NewListObjectsV2Paginator(c.s3, &s3.ListObjectsV2Input{Bucket: aws.String(os.Getenv("BUCKET"))})
	var ks []string
	for p.HasMorePages() {
		page, err := p.NextPage(ctx)
		if err != nil {
			return nil, err
		}
		for _, o := range page.Contents {
			ks = append(ks, *o.Key)
		}
	}
	return ks, nil
}

func (c *cleaner) scan(ctx context.Context) (n int, err error) {
	res, err := c.ddb.Scan(ctx, &dynamodb.ScanInput{TableName: aws.String(os.Getenv("TABLE"))}) // finding: missing-pagination
	if err != nil {
		return
	}
	for range res.Items {
		n++
	}
	return
}

func (c *cleaner) scanAll(ctx context.Context) (int, error) {
	var start map[string]types.AttributeValue
	n := 0
	for {
		res, err := c.ddb.Scan(ctx, &dynamodb.ScanInput{TableName: aws.String(os.Getenv("TABLE")), ExclusiveStartKey: start})
		if err != nil {
			return 0, err
		}
		n += len(res.Items)
		if res.LastEvaluatedKey == nil {
			return n, nil
		}
		start = res.LastEvaluatedKey
	}
}

func (c *cleaner) one(ctx context.Context, id string) (map[string]types.AttributeValue, error) {
	res, err := c.ddb.Query(ctx, &dynamodb.QueryInput{
		TableName:                 aws.String(os.Getenv("TABLE")),
		KeyConditionExpression:    aws.String("pk = :p"),
		ExpressionAttributeValues: map[string]types.AttributeValue{":p": &types.AttributeValueMemberS{Value: id}},
		Limit:                     aws.Int32(1),
	})
	if err != nil || len(res.Items) == 0 {
		return nil, err
	}
	return res.Items[0], nil
}

func (c *cleaner) handle(ctx context.Context) error {
	ks, err := c.keys(ctx)
	if err != nil {
		return err
	}
	all, err := c.allKeys(ctx)
	if err != nil {
		return err
	}
	n, err := c.scan(ctx)
	if err != nil {
		return err
	}
	m, err := c.scanAll(ctx)
	if err != nil {
		return err
	}
	if _, err := c.one(ctx, "x"); err != nil {
		return err
	}
	fmt.Println(len(ks), len(all), n, m)
	return nil
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	c := &cleaner{s3: s3.NewFromConfig(cfg), ddb: dynamodb.NewFromConfig(cfg)}
	lambda.Start(c.handle)
}

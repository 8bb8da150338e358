package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/athena"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
)

type C struct {
	s3  *s3.Client
	ddb *dynamodb.Client
	sqs *sqs.Client
	ssm *ssm.Client
	cf  *cloudformation.Client
	at  *athena.Client
}

type In struct {
	Keys []string `json:"keys"`
	IDs  []string `json:"ids"`
}

func (c *C) params(ctx context.Context) (map[string]string, error) {
	out := map[string]string{}
	for _, n := range []string{"/app/a", "/app/b", "/app/c"} {
		p, err := c.ssm.GetParameter(ctx, &ssm.GetParameterInput{Name: aws.String(n)}) // finding: calls-in-loop
		if err != nil {
			return nil, err
		}
		out[n] = *p.Parameter.Value
	}
	return out, nil
}

func (c *C) del(ctx context.Context, keys []string) error {
	for _, k := range keys {
		_, err := c.s3.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: aws.String(os.Getenv("B")), Key: aws.String(k)}) // finding: calls-in-loop
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *C) get(ctx context.Context, ids []string) ([]map[string]types.AttributeValue, error) {
	var out []map[string]types.AttributeValue
	for _, id := range ids {
		o, err := c.ddb.GetItem(ctx, &dynamodb.GetItemInput{TableName: aws.String(os.Getenv("T")), Key: map[string]types.AttributeValue{"id": &types.AttributeValueMemberS{Value: id}}}) // finding: calls-in-loop
		if err != nil {
			return nil, err
		}
		out = append(out, o.Item)
	}
	return out, nil
}

func (c *C) send(ctx context.Context, ids []string) error {
	for i := 0; i < len(ids); i++ {
		if _, err := c.sqs.SendMessage(ctx, &sqs.SendMessageInput{QueueUrl: aws.String(os.Getenv("Q")), MessageBody: aws.String(ids[i])}); err != nil { // finding: calls-in-loop
			return err
		}
	}
	return nil
}

func (c *C) stack(ctx context.Context) error {
	for {
		o, err := c.cf.DescribeStacks(ctx, &cloudformation.DescribeStacksInput{StackName: aws.String("x")}) // finding: polling-loop
		if err != nil {
			return err
		}
		if o.Stacks[0].StackStatus == "CREATE_COMPLETE" {
			return nil
		}
		time.Sleep(10 * time.Second)
	}
}

func (c *C) query(ctx context.Context, id string) error {
	for {
		o, err := c.at.GetQueryExecution(ctx, &athena.GetQueryExecutionInput{QueryExecutionId: &id}) // finding: polling-loop
		if err != nil {
			return err
		}
		switch o.QueryExecution.Status.State {
		case "SUCCEEDED":
			return nil
		case "FAILED", "CANCELLED":
			return fmt.Errorf("query failed")
		}
		time.Sleep(2 * time.Second)
	}
}

func (c *C) handle(ctx context.Context, in In) error {
	if _, err := c.params(ctx); err != nil {
		return err
	}
	if err := c.del(ctx, in.Keys); err != nil {
		return err
	}
	if _, err := c.get(ctx, in.IDs); err != nil {
		return err
	}
	if err := c.send(ctx, in.IDs); err != nil {
		return err
	}
	if err := c.stack(ctx); err != nil {
		return err
	}
	return c.query(ctx, "q")
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	c := &C{s3.NewFromConfig(cfg), dynamodb.NewFromConfig(cfg), sqs.NewFromConfig(cfg), ssm.NewFromConfig(cfg), cloudformation.NewFromConfig(cfg), athena.NewFromConfig(cfg)}
	lambda.Start(c.handle)
}

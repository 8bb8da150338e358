// trigger: schedule
package main

import (
	"context"
	"errors"
	"time"

	"github.com/avast/retry-go/v4"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	ddbtypes "github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/ecs"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

var cfg, _ = config.LoadDefaultConfig(context.Background())
var db = dynamodb.NewFromConfig(cfg)
var store = s3.NewFromConfig(cfg)
var tasks = ecs.NewFromConfig(cfg)

func table(ctx context.Context, name string) error {
	for i := 0; i < 30; i++ {
		out, err := db.DescribeTable(ctx, &dynamodb.DescribeTableInput{TableName: &name}) // finding: polling-loop
		if err == nil && out.Table.TableStatus == ddbtypes.TableStatusActive {
			return nil
		}
		time.Sleep(2 * time.Second)
	}
	return errors.New("table is not active")
}

func object(ctx context.Context, key string) error {
	for {
		_, err := store.HeadObject(ctx, &s3.HeadObjectInput{Bucket: aws.String("results"), Key: &key}) // finding: polling-loop
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(500 * time.Millisecond):
		}
	}
}

func task(ctx context.Context, arn string, left int) (string, error) {
	out, err := tasks.DescribeTasks(ctx, &ecs.DescribeTasksInput{Cluster: aws.String("c"), Tasks: []string{arn}}) // finding: polling-loop
	if err != nil {
		return "", err
	}
	if aws.ToString(out.Tasks[0].LastStatus) == "STOPPED" || left == 0 {
		return "STOPPED", nil
	}
	time.Sleep(3 * time.Second)
	return task(ctx, arn, left-1)
}

func byRetry(ctx context.Context, name string) error {
	return retry.Do(func() error {
		out, err := db.DescribeTable(ctx, &dynamodb.DescribeTableInput{TableName: &name}) // finding: polling-loop
		if err != nil {
			return err
		}
		if out.Table.TableStatus != ddbtypes.TableStatusActive {
			return errors.New("not yet")
		}
		return nil
	}, retry.Attempts(20), retry.Delay(2*time.Second))
}

func described(ctx context.Context, name string) (*dynamodb.DescribeTableOutput, error) {
	var err error
	for i := 0; i < 3; i++ {
		out, failed := db.DescribeTable(ctx, &dynamodb.DescribeTableInput{TableName: &name})
		if failed == nil {
			return out, nil
		}
		err = failed
		time.Sleep(100 * time.Millisecond)
	}
	return nil, err
}

const name = "orders"

func handler(ctx context.Context, _ events.CloudWatchEvent) error {
	if _, err := described(ctx, name); err != nil {
		return err
	}
	if err := byRetry(ctx, name); err != nil {
		return err
	}
	if _, err := task(ctx, name, 20); err != nil {
		return err
	}
	if err := object(ctx, name); err != nil {
		return err
	}
	return table(ctx, name)
}

func main() {
	lambda.Start(handler)
}

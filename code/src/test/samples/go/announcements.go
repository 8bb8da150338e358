// trigger: eventbridge
package main

import (
	"context"
	"fmt"
	"math/rand"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
	"github.com/aws/aws-sdk-go-v2/service/sns"
)

var (
	cw    *cloudwatch.Client
	topic *sns.Client
	runs  int
)

func notify(ctx context.Context, recipients []string) error {
	for _, r := range recipients {
		_, err := topic.Publish(ctx, &sns.PublishInput{ // finding: calls-in-loop
			TopicArn: aws.String(os.Getenv("TOPIC")),
			Message:  aws.String("hello " + r),
		})
		if err != nil {
			return fmt.Errorf("publish: %w", err)
		}
	}
	return nil
}

func metrics(ctx context.Context, values []float64) error {
	var data []types.MetricDatum
	for _, v := range values {
		data = append(data, types.MetricDatum{MetricName: aws.String("v"), Value: aws.Float64(v)})
	}
	_, err := cw.PutMetricData(ctx, &cloudwatch.PutMetricDataInput{Namespace: aws.String("app"), MetricData: data})
	return err
}

func handler(ctx context.Context, _ events.CloudWatchEvent) error {
	runs++
	lc, _ := lambdacontext.FromContext(ctx)
	fmt.Println("request", lc.AwsRequestID, "run", runs)
	backoff := time.Duration(rand.Intn(100)) * time.Millisecond
	fmt.Println(backoff)
	if err := notify(ctx, []string{"a", "b"}); err != nil {
		return err
	}
	return metrics(ctx, []float64{1, 2})
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	cw, topic = cloudwatch.NewFromConfig(cfg), sns.NewFromConfig(cfg)
	lambda.Start(handler)
}

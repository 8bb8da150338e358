// trigger: none
package main

import (
	"context"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/ec2"
	"github.com/aws/aws-sdk-go-v2/service/ec2/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

type in struct {
	InstanceID string `json:"instanceId"`
}

var (
	e *ec2.Client
	s *s3.Client
)

func running(ctx context.Context, id string) error {
	for {
		out, err := e.DescribeInstances(ctx, &ec2.DescribeInstancesInput{InstanceIds: []string{id}}) // finding: polling-loop
		if err != nil {
			return err
		}
		if out.Reservations[0].Instances[0].State.Name == types.InstanceStateNameRunning {
			return nil
		}
		time.Sleep(5 * time.Second)
	}
}

func runningOK(ctx context.Context, id string) error {
	return ec2.NewInstanceRunningWaiter(e).Wait(ctx, &ec2.DescribeInstancesInput{InstanceIds: []string{id}}, 2*time.Minute)
}

func handler(ctx context.Context, i in) error {
	if err := running(ctx, i.InstanceID); err != nil {
		return err
	}
	if err := runningOK(ctx, i.InstanceID); err != nil {
		return err
	}
	return s3.NewObjectExistsWaiter(s).Wait(ctx, &s3.HeadObjectInput{Bucket: aws.String(os.Getenv("B")), Key: aws.String("k")}, time.Minute)
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	e, s = ec2.NewFromConfig(cfg), s3.NewFromConfig(cfg)
	lambda.Start(handler)
}

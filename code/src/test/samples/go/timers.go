package main

import (
	"context"
	"errors"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/ec2"
	"time"
)
var c *ec2.Client

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	c = ec2.NewFromConfig(cfg)
}

func handler(ctx context.Context, in struct{ ID string }) error {
	timer := time.NewTimer(10 * time.Second)
	defer timer.Stop()
	for i := 0; i < 20; i++ {
		out, err := c.DescribeInstances(ctx, &ec2.DescribeInstancesInput{InstanceIds: []string{in.ID}}) // finding: polling-loop
		if err != nil {
			return err
		}
		if out.Reservations[0].Instances[0].State.Name == "running" {
			return nil
		}
		timer.Reset(10 * time.Second)
		<-timer.C
	}
	return errors.New("not running")
}

func main() { lambda.Start(handler) }

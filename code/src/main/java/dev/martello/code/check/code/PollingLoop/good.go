// trigger: none
package main

import (
	"context"
	"log"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/ec2"
)

var client *ec2.Client

func init() {
	settings, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	client = ec2.NewFromConfig(settings)
}

type order struct {
	Instance string `json:"instance"`
}

func handler(ctx context.Context, order order) error {
	input := &ec2.DescribeInstancesInput{InstanceIds: []string{order.Instance}}
	return ec2.NewInstanceRunningWaiter(client).Wait(ctx, input, 2*time.Minute)
}

func main() {
	lambda.Start(handler)
}

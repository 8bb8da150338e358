// trigger: none
package main

import (
	"context"
	"log"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/ec2"
	"github.com/aws/aws-sdk-go-v2/service/ec2/types"
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
	for {
		answer, err := client.DescribeInstances(ctx, &ec2.DescribeInstancesInput{InstanceIds: []string{order.Instance}}) // finding
		if err != nil {
			return err
		}
		if answer.Reservations[0].Instances[0].State.Name == types.InstanceStateNameRunning {
			return nil
		}
		time.Sleep(5 * time.Second)
	}
}

func main() {
	lambda.Start(handler)
}

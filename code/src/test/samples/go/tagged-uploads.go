// trigger: eventbridge
package main

import (
	"context"
	"encoding/json"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
)

// Without tags JSON's names fit whatever their case is.
type created struct {
	Bucket struct{ Name string }
	Object struct{ Key string }
}

var client *s3.Client

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	client = s3.NewFromConfig(cfg)
}

func tag(ctx context.Context, ev events.EventBridgeEvent) error {
	var d created
	if err := json.Unmarshal(ev.Detail, &d); err != nil {
		return err
	}
	_, err := client.PutObjectTagging(ctx, &s3.PutObjectTaggingInput{Bucket: aws.String(d.Bucket.Name), Key: aws.String(d.Object.Key), Tagging: &types.Tagging{TagSet: []types.Tag{{Key: aws.String("kind"), Value: aws.String("new")}}}})
	return err
}

func main() { lambda.Start(tag) }

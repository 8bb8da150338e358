// trigger: sqs
package main

import (
	"context"
	"encoding/json"
	"log"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	awslambda "github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

var (
	ddbClient *dynamodb.Client
	s3Client  *s3.Client
	fnClient  *awslambda.Client
)

type Order struct {
	ID    string   `json:"id"`
	Items []string `json:"items"`
}

func init() {
	cfg, err := config.LoadDefaultConfig(context.TODO())
	if err != nil {
		log.Fatalf("unable to load SDK config, %v", err)
	}
	ddbClient = dynamodb.NewFromConfig(cfg)
	s3Client = s3.NewFromConfig(cfg)
	fnClient = awslambda.NewFromConfig(cfg)
}

func stock(ctx context.Context, items []string) error {
	for _, it := range items {
		res, err := ddbClient.GetItem(ctx, &dynamodb.GetItemInput{TableName: aws.String("stock"), Key: map[string]types.AttributeValue{"id": &types.AttributeValueMemberS{Value: it}}}) // finding: calls-in-loop
		if err != nil {
			return err
		}
		log.Println(len(res.Item))
	}
	return nil
}

func reports(ctx context.Context) (int, error) {
	out, err := s3Client.ListObjectsV2(ctx, &s3.ListObjectsV2Input{Bucket: aws.String(os.Getenv("REPORTS")), Prefix: aws.String("daily/")}) // finding: missing-pagination
	if err != nil {
		return 0, err
	}
	n := 0
	for _, o := range out.Contents {
		n += int(*o.Size)
	}
	return n, nil
}

func waitFor(ctx context.Context, name string) error {
	for i := 0; i < 20; i++ {
		out, err := ddbClient.DescribeTable(ctx, &dynamodb.DescribeTableInput{TableName: &name}) // finding: polling-loop
		if err != nil {
			return err
		}
		if out.Table.TableStatus == types.TableStatusActive {
			return nil
		}
		time.Sleep(time.Second * 3)
	}
	return nil
}

func pay(ctx context.Context, o Order) error {
	b, err := json.Marshal(o)
	if err != nil {
		return err
	}
	_, err = fnClient.Invoke(ctx, &awslambda.InvokeInput{FunctionName: aws.String(os.Getenv("PAY_FN")), Payload: b}) // finding: waiting-for-function
	return err
}

func handler(ctx context.Context, e events.SQSEvent) error {
	for _, m := range e.Records {
		var o Order
		if err := json.Unmarshal([]byte(m.Body), &o); err != nil { // finding: swallowed-failure
			log.Printf("bad message %s", m.MessageId)
			continue
		}
		if err := stock(ctx, o.Items); err != nil {
			return err
		}
		if err := pay(ctx, o); err != nil { // finding: swallowed-failure
			log.Printf("payment failed: %v", err)
		}
	}
	if _, err := reports(ctx); err != nil {
		return err
	}
	return waitFor(ctx, "stock")
}

func main() { lambda.Start(handler) }

// trigger: kinesis-many
package main

import (
	"context"
	"encoding/json"
	"errors"
	"log"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/firehose"
	"github.com/aws/aws-sdk-go-v2/service/firehose/types"
)

var stream *firehose.Client

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	stream = firehose.NewFromConfig(cfg)
}

// What cannot be read is left out, and the rest is handed on at once.
func handler(ctx context.Context, event events.KinesisEvent) error {
	var out []types.Record
	for _, record := range event.Records {
		var reading map[string]any
		if err := json.Unmarshal(record.Kinesis.Data, &reading); err != nil {
			log.Printf("record %s is left out", record.EventID)
			continue
		}
		out = append(out, types.Record{Data: record.Kinesis.Data})
	}
	answer, err := stream.PutRecordBatch(ctx, &firehose.PutRecordBatchInput{DeliveryStreamName: aws.String(os.Getenv("STREAM")), Records: out})
	if err != nil {
		return err
	}
	if *answer.FailedPutCount > 0 {
		return errors.New("some records were not taken: " + *answer.RequestResponses[0].ErrorCode)
	}
	return nil
}

func main() { lambda.Start(handler) }

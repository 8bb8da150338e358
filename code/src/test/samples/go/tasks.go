// trigger: none
package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	sqstypes "github.com/aws/aws-sdk-go-v2/service/sqs/types"
)

type Task struct {
	File  string   `json:"file"`
	Users []string `json:"users"`
}

type Worker struct {
	S3  *s3.Client
	DDB *dynamodb.Client
	SQS *sqs.Client
}

func (w *Worker) rows(ctx context.Context, key string) (recs [][]string, err error) {
	out, err := w.S3.GetObject(ctx, &s3.GetObjectInput{Bucket: aws.String(os.Getenv("BUCKET")), Key: aws.String(key)}) // finding: unclosed-resource
	if err != nil {
		return nil, fmt.Errorf("get %s: %w", key, err)
	}
	rd := csv.NewReader(out.Body)
	for {
		rec, err := rd.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		recs = append(recs, rec)
	}
	return
}

func (w *Worker) users(ctx context.Context, ids []string) ([]map[string]types.AttributeValue, error) {
	keys := make([]map[string]types.AttributeValue, 0, len(ids))
	for _, id := range ids {
		keys = append(keys, map[string]types.AttributeValue{"id": &types.AttributeValueMemberS{Value: id}})
	}
	out, err := w.DDB.BatchGetItem(ctx, &dynamodb.BatchGetItemInput{ // finding: ignored-batch-failure
		RequestItems: map[string]types.KeysAndAttributes{os.Getenv("USERS"): {Keys: keys}},
	})
	if err != nil {
		return nil, err
	}
	return out.Responses[os.Getenv("USERS")], nil
}

func (w *Worker) enqueue(ctx context.Context, recs [][]string) error {
	var batch []sqstypes.SendMessageBatchRequestEntry
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		out, err := w.SQS.SendMessageBatch(ctx, &sqs.SendMessageBatchInput{QueueUrl: aws.String(os.Getenv("QUEUE")), Entries: batch})
		if err != nil {
			return err
		}
		if n := len(out.Failed); n > 0 {
			return fmt.Errorf("%d messages failed", n)
		}
		batch = batch[:0]
		return nil
	}
	for i, r := range recs {
		batch = append(batch, sqstypes.SendMessageBatchRequestEntry{Id: aws.String(fmt.Sprint(i)), MessageBody: aws.String(r[0])})
		if len(batch) == 10 {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}

func (w *Worker) purge(ctx context.Context, t Task) error {
	return os.RemoveAll(filepath.Join("/tmp", t.File)) // finding: path-traversal
}

func (w *Worker) Run(ctx context.Context, t Task) (int, error) {
	recs, err := w.rows(ctx, t.File)
	if err != nil {
		return 0, err
	}
	us, err := w.users(ctx, t.Users)
	if err != nil {
		return 0, err
	}
	if err := w.enqueue(ctx, recs); err != nil {
		return 0, err
	}
	if err := w.purge(ctx, t); err != nil {
		return 0, err
	}
	return len(us), nil
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	w := &Worker{S3: s3.NewFromConfig(cfg), DDB: dynamodb.NewFromConfig(cfg), SQS: sqs.NewFromConfig(cfg)}
	lambda.Start(w.Run)
}

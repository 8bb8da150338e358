// trigger: sqs
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

var hc = &http.Client{Timeout: 3 * time.Second}
var cl *s3.Client

type msg struct {
	ID string `json:"id"`
}

func uploadRecord(ctx context.Context, m msg) error {
	bucket, key := os.Getenv("B"), "x/"+m.ID
	_, err := cl.PutObject(ctx, &s3.PutObjectInput{Bucket: &bucket, Key: &key, Body: strings.NewReader(m.ID)})
	return err
}

func notify(ctx context.Context, m msg) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://api.example.com/n", strings.NewReader(m.ID))
	if err != nil {
		return err
	}
	resp, err := hc.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 300 {
		return fmt.Errorf("status %d", resp.StatusCode)
	}
	return nil
}

func sqs(ctx context.Context, e events.SQSEvent) error {
	for _, r := range e.Records {
		var m msg
		if err := json.Unmarshal([]byte(r.Body), &m); err != nil { // finding: swallowed-failure
			log.Printf("cannot decode %s: %v", r.MessageId, err)
			continue
		}
		if err := uploadRecord(ctx, m); err != nil { // finding: swallowed-failure
			log.Printf("upload %s: %v", r.MessageId, err)
			continue
		}
		if err := notify(ctx, m); err != nil {
			return fmt.Errorf("notify: %w", err)
		}
	}
	return nil
}

func collected(ctx context.Context, e events.SQSEvent) error {
	var errs []error
	for _, r := range e.Records {
		if err := notify(ctx, msg{ID: r.MessageId}); err != nil {
			log.Println("notify failed", err)
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

func recovering(ctx context.Context, e events.SQSEvent) (err error) {
	defer func() {
		if r := recover(); r != nil { // finding: swallowed-failure
			log.Printf("panic: %v", r)
		}
	}()
	for _, r := range e.Records {
		if nerr := notify(ctx, msg{ID: r.MessageId}); nerr != nil {
			return nerr
		}
	}
	return nil
}

func ignored(ctx context.Context, e events.SQSEvent) error {
	for _, r := range e.Records {
		_ = notify(ctx, msg{ID: r.MessageId}) // finding: swallowed-failure
	}
	return nil
}

func ignoredToo(ctx context.Context, e events.SQSEvent) error {
	for _, r := range e.Records {
		notify(ctx, msg{ID: r.MessageId}) // finding: swallowed-failure
	}
	return nil
}

func counted(ctx context.Context, e events.SQSEvent) error {
	failed := 0
	for _, r := range e.Records {
		if err := notify(ctx, msg{ID: r.MessageId}); err != nil {
			failed++
			log.Print(err)
		}
	}
	if failed > 0 {
		return fmt.Errorf("%d of %d records failed", failed, len(e.Records))
	}
	return nil
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	cl = s3.NewFromConfig(cfg)
	switch os.Getenv("MODE") {
	case "a":
		lambda.Start(collected)
	case "b":
		lambda.Start(recovering)
	case "c":
		lambda.Start(ignored)
	case "d":
		lambda.Start(ignoredToo)
	case "e":
		lambda.Start(counted)
	default:
		lambda.Start(sqs)
	}
}

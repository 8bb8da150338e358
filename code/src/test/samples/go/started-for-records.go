// trigger: sqs-many
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"golang.org/x/sync/errgroup"
)

type store struct{ client *s3.Client }

func (s *store) keep(ctx context.Context, text string) error {
	name := filepath.Join(os.TempDir(), "message.txt")
	f, err := os.Create(name) // finding: unsafe-temporary-file
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = f.WriteString(text)
	return err
}

func (s *store) scratch(text string) error {
	f, err := os.CreateTemp("", "message-*.txt")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	_, err = f.WriteString(text)
	return err
}

func (s *store) put(ctx context.Context, key string) error {
	_, err := s.client.PutObject(ctx, &s3.PutObjectInput{Bucket: aws.String(os.Getenv("BUCKET")), Key: aws.String(key)})
	return err
}

func (s *store) process(ctx context.Context, m events.SQSMessage) error {
	if err := s.keep(ctx, m.Body); err != nil {
		return err
	}
	if err := s.scratch(m.Body); err != nil {
		return err
	}
	return s.put(ctx, m.MessageId)
}

func (s *store) handle(ctx context.Context, ev events.SQSEvent) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(4)
	for _, m := range ev.Records {
		g.Go(func() error { return s.process(ctx, m) })
	}
	if err := g.Wait(); err != nil {
		return fmt.Errorf("messages: %w", err) // finding: batch-failures-untold
	}
	return nil
}

func main() {
	s := &store{client: s3.New(s3.Options{})}
	lambda.Start(s.handle)
}

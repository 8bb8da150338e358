package main

import (
	"context"
	"os"
	"sync"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

type batch struct {
	Old []string `json:"old"`
	New []string `json:"new"`
}

type worker struct{ client *s3.Client }

func (w *worker) drop(ctx context.Context, key string) {
	_, _ = w.client.RestoreObject(ctx, &s3.RestoreObjectInput{Bucket: aws.String(os.Getenv("BUCKET")), Key: aws.String(key)})
}

func (w *worker) dropAll(ctx context.Context, keys []string) {
	var wg sync.WaitGroup
	for _, k := range keys {
		wg.Add(1)
		go func() { // finding: unbounded-parallelism
			defer wg.Done()
			w.drop(ctx, k)
		}()
	}
	wg.Wait()
}

func (w *worker) dropSome(ctx context.Context, keys []string) {
	var wg sync.WaitGroup
	sem := make(chan struct{}, 8)
	for _, k := range keys {
		wg.Add(1)
		sem <- struct{}{}
		go func() {
			defer wg.Done()
			w.drop(ctx, k)
			<-sem
		}()
	}
	wg.Wait()
}

func (w *worker) handle(ctx context.Context, b batch) error {
	w.dropAll(ctx, b.Old)
	w.dropSome(ctx, b.New)
	return nil
}

func main() { lambda.Start((&worker{client: s3.New(s3.Options{})}).handle) }

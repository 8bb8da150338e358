// trigger: sqs
package main

import (
	"context"
	"os"
	"sync"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var once sync.Once

func config() error {
	var err error
	once.Do(func() { err = os.WriteFile("/tmp/config.json", []byte("{}"), 0o600) })
	return err
}

func handle(ctx context.Context, e events.SQSEvent) error {
	var wg sync.WaitGroup
	for _, r := range e.Records {
		wg.Add(1)
		go func(b string) {
			defer wg.Done()
			config()
		}(r.Body)
	}
	wg.Wait()
	return nil
}

func main() { lambda.Start(handle) }

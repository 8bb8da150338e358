// trigger: sqs-many
package main

import (
	"context"
	"encoding/json"
	"net/http"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type order struct {
	ID string `json:"id"`
}

var client = &http.Client{Timeout: 5 * time.Second}

func forward(ctx context.Context, message events.SQSMessage) error {
	var one order
	if err := json.Unmarshal([]byte(message.Body), &one); err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPut, os.Getenv("TARGET"), nil)
	if err != nil {
		return err
	}
	request.Header.Set("X-Kind", "order")
	answer, err := client.Do(request)
	if err != nil {
		return err
	}
	return answer.Body.Close()
}

func handler(ctx context.Context, event events.SQSEvent) error {
	for _, message := range event.Records {
		if err := forward(ctx, message); err != nil {
			return err // finding: batch-failures-untold
		}
	}
	return nil
}

func main() {
	lambda.Start(handler)
}

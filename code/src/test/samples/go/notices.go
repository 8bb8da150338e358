// trigger: sns
package main

import (
	"context"
	"net/http"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var client = http.Client{Timeout: time.Second}

func handler(ctx context.Context, event events.SNSEvent) (any, error) {
	for _, record := range event.Records {
		request, err := http.NewRequestWithContext(ctx, http.MethodPost, record.SNS.Message, nil)
		if err != nil {
			return nil, err
		}
		if _, err := client.Do(request); err != nil { // finding: unclosed-resource, server-side-request-forgery
			return nil, err
		}
		client.Get("https://example.com/" + record.SNS.Subject)       // finding: unclosed-resource
		client.Get("https://example.com/" + record.SNS.TopicArn)      // finding: unclosed-resource
		client.Get("https://" + record.SNS.Subject + ".example.com/") // finding: server-side-request-forgery, unclosed-resource
	}
	return nil, nil
}

func main() {
	lambda.Start(handler)
}

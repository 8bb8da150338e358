// trigger: sqs
package main

import (
	"context"
	"encoding/json"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/go-resty/resty/v2"
	"github.com/imroc/req/v3"
)

type subscription struct {
	Endpoint string `json:"endpoint"`
	ID       string `json:"id"`
}

var client = resty.New().SetTimeout(2 * time.Second)

func send(ctx context.Context, s subscription) error {
	_, err := client.R().
		SetContext(ctx).
		SetHeader("Idempotency-Key", s.ID).
		SetHeader("Accept", "application/json").
		SetBody(s).
		Post(s.Endpoint) // finding: server-side-request-forgery
	return err
}

func audit(ctx context.Context, s subscription) error {
	_, err := client.R().
		SetContext(ctx).
		SetHeader("Accept", "application/json").
		SetBody(s).
		Put(os.Getenv("AUDIT_URL") + "/deliveries")
	return err
}

func ping(ctx context.Context, s subscription) error {
	return req.C().
		SetTimeout(2 * time.Second).
		R().
		SetContext(ctx).
		SetHeader("Accept", "text/plain").
		MustGet(s.Endpoint).Err // finding: server-side-request-forgery
}

func handler(ctx context.Context, ev events.SQSEvent) error {
	for _, m := range ev.Records {
		var s subscription
		if err := json.Unmarshal([]byte(m.Body), &s); err != nil {
			return err
		}
		if err := send(ctx, s); err != nil {
			return err
		}
		if err := audit(ctx, s); err != nil {
			return err
		}
		if err := ping(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

func main() { lambda.Start(handler) }

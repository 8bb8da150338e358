// trigger: sqs
// A message that cannot be read is left out, and only a log tells.
package main

import (
	"context"
	"encoding/json"
	"log"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type order struct {
	ID string `json:"id"`
}

func handler(ctx context.Context, ev events.SQSEvent) error {
	for _, m := range ev.Records {
		var o order
		if err := json.Unmarshal([]byte(m.Body), &o); err != nil { // finding: swallowed-failure
			log.Printf("message %s is no order", m.MessageId)
			continue
		}
		log.Printf("order of %d characters", len(o.ID))
	}
	for _, m := range ev.Records {
		var o order
		if err := json.Unmarshal([]byte(m.Body), &o); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	lambda.Start(handler)
}

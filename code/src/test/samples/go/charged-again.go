// trigger: sns
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/aws-sdk-go-v2/service/sesv2/types"
	"github.com/stripe/stripe-go/v76"
	"github.com/stripe/stripe-go/v76/paymentintent"
)

type due struct {
	Customer string `json:"customer"`
	Email    string `json:"email"`
	Cents    int64  `json:"cents"`
}

type billing struct {
	http.Client
	base    string
	mail    *sesv2.Client
	metrics *cloudwatch.Client
}

func (b *billing) intent(d due) error {
	p := &stripe.PaymentIntentParams{Amount: stripe.Int64(d.Cents), Customer: stripe.String(d.Customer)}
	_, err := paymentintent.New(p) // finding: repeated-effect
	return err
}

func (b *billing) charge(ctx context.Context, d due) error {
	body, err := json.Marshal(d)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, b.base+"/charges", bytes.NewReader(body))
	if err != nil {
		return err
	}
	resp, err := b.Do(req) // finding: repeated-effect
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// list only reads.
func (b *billing) list(ctx context.Context) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, b.base+"/payments", http.NoBody)
	if err != nil {
		return err
	}
	resp, err := b.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func (b *billing) tell(ctx context.Context, d due) error {
	_, err := b.mail.SendEmail(ctx, &sesv2.SendEmailInput{ // finding: repeated-effect
		FromEmailAddress: aws.String(os.Getenv("MAIL_FROM")),
		Destination:      &types.Destination{ToAddresses: []string{d.Email}},
	})
	return err
}

func (b *billing) Handle(ctx context.Context, ev events.SNSEvent) error {
	for _, r := range ev.Records {
		var d due
		if err := json.Unmarshal([]byte(r.SNS.Message), &d); err != nil {
			return err
		}
		if err := b.intent(d); err != nil {
			return err
		}
		if err := b.charge(ctx, d); err != nil {
			return err
		}
		if err := b.list(ctx); err != nil {
			return err
		}
		if err := b.tell(ctx, d); err != nil {
			return err
		}
	}
	// A missing metric must not make the charge come again.
	if _, err := b.metrics.PutMetricData(ctx, &cloudwatch.PutMetricDataInput{Namespace: aws.String("billing")}); err != nil {
		log.Printf("metric of %d charges not written: %v", len(ev.Records), err)
	}
	return nil
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	b := &billing{Client: http.Client{Timeout: 5 * time.Second}, base: os.Getenv("GATEWAY"), mail: sesv2.NewFromConfig(cfg), metrics: cloudwatch.NewFromConfig(cfg)}
	lambda.Start(b.Handle)
}

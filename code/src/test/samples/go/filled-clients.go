// trigger: sqs-partial
package main

import (
	"context"
	"errors"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/stripe/stripe-go/v81"
	"github.com/stripe/stripe-go/v81/client"
)

type cashier struct {
	api *client.API
	own *stripe.Client
}

func (c *cashier) again(ctx context.Context, id string) error {
	_, err := c.own.V1PaymentIntents.Create(ctx, &stripe.PaymentIntentCreateParams{Customer: stripe.String(id)}) // finding: repeated-effect
	return err
}

func (c *cashier) back(ctx context.Context, id string) error {
	p := &stripe.RefundCreateParams{PaymentIntent: stripe.String(id)}
	p.SetIdempotencyKey("refund-" + id)
	_, err := c.own.V1Refunds.Create(ctx, p)
	return err
}

func (c *cashier) charge(ctx context.Context, id string) error {
	p := &stripe.PaymentIntentParams{Amount: stripe.Int64(100), Customer: stripe.String(id)}
	p.Context = ctx
	_, err := c.api.PaymentIntents.New(p) // finding: repeated-effect
	return err
}

func (c *cashier) refund(ctx context.Context, id string) error {
	p := &stripe.RefundParams{PaymentIntent: stripe.String(id)}
	p.SetIdempotencyKey("refund-" + id)
	_, err := c.api.Refunds.New(p)
	return err
}

func (c *cashier) handle(ctx context.Context, ev events.SQSEvent) (res events.SQSEventResponse, err error) {
	for _, m := range ev.Records {
		err := c.charge(ctx, m.Body)
		if err == nil {
			err = c.refund(ctx, m.MessageId)
		}
		if err == nil {
			err = errors.Join(c.again(ctx, m.MessageId), c.back(ctx, m.MessageId))
		}
		if err != nil {
			res.BatchItemFailures = append(res.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: m.MessageId})
		}
	}
	return res, nil
}

func main() {
	api := &client.API{}
	api.Init(os.Getenv("STRIPE_KEY"), nil)
	lambda.Start((&cashier{api: api, own: stripe.NewClient(os.Getenv("STRIPE_KEY"))}).handle)
}

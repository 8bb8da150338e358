// trigger: sqs-partial
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/redis/go-redis/v9"
	"github.com/stripe/stripe-go/v79"
	"github.com/stripe/stripe-go/v79/charge"
	"github.com/stripe/stripe-go/v79/refund"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
)

type order struct {
	ID       string `json:"id"`
	Customer string `json:"customer"`
	Amount   int64  `json:"amount"`
}

type Store interface {
	AddPoints(ctx context.Context, customer string, n int64) error
}

type pgStore struct{ pool *pgxpool.Pool }

func (s *pgStore) AddPoints(ctx context.Context, customer string, n int64) error {
	_, err := s.pool.Exec(ctx, `UPDATE accounts SET points = points + $1 WHERE customer = $2`, n, customer) // finding: repeated-effect
	return err
}

func (s *pgStore) SetStatus(ctx context.Context, id string) error {
	_, err := s.pool.Exec(ctx, `UPDATE orders SET status = 'paid' WHERE id = $1`, id)
	return err
}

type service struct {
	store  *pgStore
	rdb    *redis.Client
	orders *mongo.Collection
}

var svc *service

func init() {
	stripe.Key = os.Getenv("STRIPE_KEY")
	pool, err := pgxpool.New(context.Background(), os.Getenv("DSN"))
	if err != nil {
		panic(err)
	}
	mc, err := mongo.Connect(context.Background(), options.Client().ApplyURI(os.Getenv("MONGO")))
	if err != nil {
		panic(err)
	}
	svc = &service{store: &pgStore{pool}, rdb: redis.NewClient(&redis.Options{Addr: os.Getenv("REDIS")}), orders: mc.Database("shop").Collection("orders")}
}

func (s *service) pay(ctx context.Context, o order) error {
	_, err := charge.New(&stripe.ChargeParams{ // finding: repeated-effect
		Amount:   stripe.Int64(o.Amount),
		Currency: stripe.String("eur"),
		Customer: stripe.String(o.Customer),
	})
	return err
}

func (s *service) refund(ctx context.Context, o order) error {
	p := &stripe.RefundParams{Charge: stripe.String(o.ID)}
	p.SetIdempotencyKey("refund-" + o.ID)
	_, err := refund.New(p)
	return err
}

func (s *service) count(ctx context.Context, o order) error {
	if err := s.rdb.HIncrBy(ctx, "orders", o.Customer, 1).Err(); err != nil { // finding: repeated-effect
		return err
	}
	_, err := s.orders.UpdateOne(ctx, bson.M{"_id": o.Customer}, bson.M{"$inc": bson.M{"total": o.Amount}}) // finding: repeated-effect
	return err
}

func (s *service) remember(ctx context.Context, o order) error {
	if err := s.rdb.Set(ctx, "last:"+o.Customer, o.ID, 0).Err(); err != nil {
		return err
	}
	_, err := s.orders.UpdateOne(ctx, bson.M{"_id": o.Customer}, bson.M{"$set": bson.M{"last": o.ID}})
	return err
}

func handler(ctx context.Context, ev events.SQSEvent) (events.SQSEventResponse, error) {
	var res events.SQSEventResponse
	for _, m := range ev.Records {
		var o order
		err := json.Unmarshal([]byte(m.Body), &o)
		if err == nil {
			err = handle(ctx, o)
		}
		if err != nil {
			fmt.Println("failed", m.MessageId)
			res.BatchItemFailures = append(res.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: m.MessageId})
		}
	}
	return res, nil
}

func handle(ctx context.Context, o order) error {
	if err := svc.pay(ctx, o); err != nil {
		return err
	}
	if err := svc.refund(ctx, o); err != nil {
		return err
	}
	if err := svc.count(ctx, o); err != nil {
		return err
	}
	if err := svc.remember(ctx, o); err != nil {
		return err
	}
	if err := svc.store.SetStatus(ctx, o.ID); err != nil {
		return err
	}
	return svc.store.AddPoints(ctx, o.Customer, o.Amount/100)
}

func main() { lambda.Start(handler) }

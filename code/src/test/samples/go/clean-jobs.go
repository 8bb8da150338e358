package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"golang.org/x/sync/errgroup"
)

type app struct {
	ddb  *dynamodb.Client
	sm   *secretsmanager.Client
	http *http.Client
	once sync.Once
	key  string
	kerr error
}

type job struct {
	ID   string   `json:"id"`
	SKUs []string `json:"skus"`
}

func (a *app) secret(ctx context.Context) (string, error) {
	a.once.Do(func() {
		out, err := a.sm.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: aws.String(os.Getenv("SECRET"))})
		if err != nil {
			a.kerr = err
			return
		}
		a.key = aws.ToString(out.SecretString)
	})
	return a.key, a.kerr
}

func (a *app) stock(ctx context.Context, sku string) (int, error) {
	key, err := a.secret(ctx)
	if err != nil {
		return 0, fmt.Errorf("secret: %w", err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://stock.example.com/v1/items", nil)
	if err != nil {
		return 0, err
	}
	q := req.URL.Query()
	q.Set("sku", sku)
	req.URL.RawQuery = q.Encode()
	req.Header.Set("Authorization", "Bearer "+key)
	resp, err := a.http.Do(req)
	if err != nil {
		return 0, err
	}
	defer func() {
		_, _ = io.Copy(io.Discard, resp.Body)
		_ = resp.Body.Close()
	}()
	var out struct {
		N int `json:"n"`
	}
	return out.N, json.NewDecoder(resp.Body).Decode(&out)
}

func (a *app) claim(ctx context.Context, id string) (bool, error) {
	_, err := a.ddb.PutItem(ctx, &dynamodb.PutItemInput{
		TableName:           aws.String(os.Getenv("SEEN")),
		Item:                map[string]types.AttributeValue{"id": &types.AttributeValueMemberS{Value: id}},
		ConditionExpression: aws.String("attribute_not_exists(id)"),
	})
	var ccf *types.ConditionalCheckFailedException
	if errors.As(err, &ccf) {
		return false, nil
	}
	return err == nil, err
}

func (a *app) run(ctx context.Context, m events.SQSMessage) error {
	var j job
	if err := json.NewDecoder(strings.NewReader(m.Body)).Decode(&j); err != nil {
		return fmt.Errorf("decode: %w", err)
	}
	ok, err := a.claim(ctx, m.MessageId)
	if err != nil || !ok {
		return err
	}
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(5)
	counts := make([]int, len(j.SKUs))
	for i, s := range j.SKUs {
		g.Go(func() error {
			n, err := a.stock(gctx, s)
			counts[i] = n
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	slog.InfoContext(ctx, "counted", "job", j.ID, "items", len(counts))
	return nil
}

func (a *app) handle(ctx context.Context, e events.SQSEvent) (res events.SQSEventResponse, err error) {
	for _, m := range e.Records {
		if err := a.run(ctx, m); err != nil {
			slog.ErrorContext(ctx, "failed", "message", m.MessageId, "err", err)
			res.BatchItemFailures = append(res.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: m.MessageId})
		}
	}
	return res, nil
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		slog.Error("config", "err", err)
		os.Exit(1)
	}
	a := &app{ddb: dynamodb.NewFromConfig(cfg), sm: secretsmanager.NewFromConfig(cfg), http: &http.Client{Timeout: 2 * time.Second}}
	lambda.Start(a.handle)
}

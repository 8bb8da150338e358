// trigger: sqs-partial
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/jmoiron/sqlx"
	_ "github.com/lib/pq"
	"gorm.io/gorm"
)

type reading struct {
	Device string  `json:"device" db:"device"`
	Value  float64 `json:"value" db:"value"`
}

type collector struct {
	db      *sqlx.DB
	orm     *gorm.DB
	http    *http.Client
	pending []reading
	batch   []reading
}

var c = &collector{db: sqlx.MustConnect("postgres", os.Getenv("DSN")), http: &http.Client{Timeout: 5 * time.Second}}

func (c *collector) add(r reading) { c.pending = append(c.pending, r) } // finding: request-state-kept

func (c *collector) addBatch(r reading) { c.batch = append(c.batch, r) }

func (c *collector) flush(ctx context.Context) error {
	if len(c.pending) < 2 {
		return nil
	}
	_, err := c.db.NamedExecContext(ctx, `INSERT INTO readings (device, value) VALUES (:device, :value) ON CONFLICT DO NOTHING`, c.pending)
	return err
}

func (c *collector) flushBatch(ctx context.Context) error {
	defer func() { c.batch = nil }()
	_, err := c.db.NamedExecContext(ctx, `INSERT INTO readings (device, value) VALUES (:device, :value) ON CONFLICT DO NOTHING`, c.batch)
	return err
}

func (c *collector) notify(ctx context.Context, r reading) error {
	b, err := json.Marshal(r)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, os.Getenv("HOOK"), bytes.NewReader(b))
	if err != nil {
		return err
	}
	resp, err := c.http.Do(req) // finding: unclosed-resource
	if err != nil {
		return err
	}
	if resp.StatusCode >= 300 {
		return fmt.Errorf("hook answered %d", resp.StatusCode)
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

func (c *collector) notifyWell(ctx context.Context, r reading) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, os.Getenv("HOOK"), nil)
	if err != nil {
		return err
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 300 {
		return fmt.Errorf("hook answered %d", resp.StatusCode)
	}
	return nil
}

func handler(ctx context.Context, ev events.SQSEvent) (events.SQSEventResponse, error) {
	var res events.SQSEventResponse
	for _, m := range ev.Records {
		var r reading
		if err := json.Unmarshal([]byte(m.Body), &r); err != nil {
			slog.Error("bad message", "id", m.MessageId)
			res.BatchItemFailures = append(res.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: m.MessageId})
			continue
		}
		c.add(r)
		c.addBatch(r)
		if err := c.notify(ctx, r); err != nil {
			res.BatchItemFailures = append(res.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: m.MessageId})
		}
		if err := c.notifyWell(ctx, r); err != nil {
			res.BatchItemFailures = append(res.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: m.MessageId})
		}
	}
	if err := c.flush(ctx); err != nil {
		return res, err
	}
	return res, c.flushBatch(ctx)
}

func main() { lambda.Start(handler) }

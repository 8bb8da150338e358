// trigger: none
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"go.uber.org/zap"
)

var (
	logger, _ = zap.NewProduction()
	client    = &http.Client{Timeout: 4 * time.Second}
)

func forward(ctx context.Context, body []byte) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, os.Getenv("SINK_URL"), bytes.NewReader(body))
	if err != nil {
		return err
	}
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 300 {
		logger.Warn("sink refused", zap.Int("status", resp.StatusCode))
	}
	return nil
}

func handler(ctx context.Context, e events.CloudwatchLogsEvent) error {
	d, err := e.AWSLogs.Parse()
	if err != nil {
		return err
	}
	for _, le := range d.LogEvents {
		b, err := json.Marshal(map[string]any{"m": le.Message, "t": le.Timestamp})
		if err != nil {
			return err
		}
		if err := forward(ctx, b); err != nil {
			return err
		}
	}
	logger.Info("done", zap.String("token", os.Getenv("SINK_TOKEN"))) // finding: secret-logged
	return nil
}

func main() {
	defer logger.Sync()
	lambda.Start(handler)
}

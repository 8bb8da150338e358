// trigger: http-api
package main

import (
	"context"
	"log/slog"
	"net/http"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/hashicorp/go-retryablehttp"
	"go.uber.org/zap"
)

var (
	plain = &http.Client{Timeout: 3 * time.Second}
	patient = retryablehttp.NewClient()
	lines = zap.Must(zap.NewProduction())
)

func ask(ctx context.Context, address string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	req.SetBasicAuth("orders", os.Getenv("PASSWORD"))
	req.Header.Set("Accept", "application/json")
	slog.Info("asking", "accept", req.Header.Get("Accept"))
	slog.Info("asking", "authorization", req.Header.Get("Authorization")) // finding: secret-logged
	res, err := plain.Do(req)
	if err != nil {
		return err
	}
	slog.Info("answered", "type", res.Header.Get("Content-Type"))
	return res.Body.Close()
}

func order(ctx context.Context, address string) error {
	req, err := retryablehttp.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	req.SetBasicAuth("orders", os.Getenv("PASSWORD"))
	lines.Debug("ordering", zap.String("authorization", req.Header.Get("Authorization"))) // finding: secret-logged
	res, err := patient.Do(req)
	if err != nil {
		return err
	}
	return res.Body.Close()
}

func handle(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	if err := ask(ctx, os.Getenv("FIRST")); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 202}, order(ctx, os.Getenv("SECOND"))
}

func main() { lambda.Start(handle) }

package main

import (
	"context"
	"net/http"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/go-resty/resty/v2"
)

const rates = "http://rates.example.com/v1" // finding: obsolete-protocol

var client = &http.Client{Timeout: 2 * time.Second}
var rest = resty.New().SetBaseURL("http://crm.example.com").SetTimeout(time.Second) // finding: obsolete-protocol

func asked(ctx context.Context, address string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	res, err := client.Do(req)
	if err != nil {
		return err
	}
	return res.Body.Close()
}

func handler(ctx context.Context, event events.SQSEvent) error {
	if err := asked(ctx, rates+"/eur"); err != nil {
		return err
	}
	if err := asked(ctx, "http://"+os.Getenv("CHAT_HOST")+"/x"); err != nil { // finding: obsolete-protocol
		return err
	}
	if err := asked(ctx, "http://localhost:2772/x"); err != nil {
		return err
	}
	_, err := rest.R().SetContext(ctx).Get("/customers")
	return err
}

func main() { lambda.Start(handler) }

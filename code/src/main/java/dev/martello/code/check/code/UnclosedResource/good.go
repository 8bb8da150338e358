// trigger: schedule
package main

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var client = &http.Client{Timeout: 3 * time.Second}

type rate struct {
	Value float64 `json:"value"`
}

func handler(ctx context.Context, event events.CloudWatchEvent) (float64, error) {
	body, err := open("https://rates.example.com/latest")
	if err != nil {
		return 0, err
	}
	defer func() { _ = body.Close() }()
	var latest rate
	err = json.NewDecoder(body).Decode(&latest)
	return latest.Value, err
}

func open(address string) (io.ReadCloser, error) {
	response, err := client.Get(address)
	if err != nil {
		return nil, err
	}
	return response.Body, nil
}

func main() {
	lambda.Start(handler)
}

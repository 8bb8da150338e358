// trigger: schedule
package main

import (
	"context"
	"encoding/json"
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
	response, err := client.Get("https://rates.example.com/latest") // finding
	if err != nil {
		return 0, err
	}
	var latest rate
	err = json.NewDecoder(response.Body).Decode(&latest)
	return latest.Value, err
}

func main() {
	lambda.Start(handler)
}

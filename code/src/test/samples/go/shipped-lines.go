// trigger: sns
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var client = http.Client{Timeout: time.Second}

func push(lines []string) error {
	resp, err := client.Head(os.Getenv("LOKI_URL"))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 300 {
		return fmt.Errorf("answered %d", resp.StatusCode)
	}
	return nil
}

func handler(_ context.Context, ev events.SNSEvent) error {
	lines := []string{"a", "b"}
	if err := push(lines); err != nil { // finding: swallowed-failure
		log.Printf("could not ship %d lines: %v", len(lines), err)
	}
	return nil
}

func main() { lambda.Start(handler) }

// trigger: eventbridge
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type Detail struct {
	Webhook string            `json:"webhook"`
	Labels  map[string]string `json:"labels"`
	Count   int               `json:"count"`
}

var c = http.Client{Timeout: 3 * time.Second}

func do(ctx context.Context, d Detail) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	resp, err := c.Get(d.Webhook) // finding: server-side-request-forgery
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	cmd := exec.Command("sh")
	cmd.Args = append(cmd.Args, "-c", "echo "+d.Labels["env"]) // finding: os-command-injection
	if err = cmd.Run(); err != nil {
		return
	}
	return exec.Command("sh", "-c", fmt.Sprintf("echo %d", d.Count)).Run()
}

func handler(ctx context.Context, e events.CloudWatchEvent) error {
	var d Detail
	if err := json.Unmarshal(e.Detail, &d); err != nil {
		return fmt.Errorf("detail of %s: %w", e.ID, err)
	}
	fmt.Println("stage", os.Getenv("STAGE"))
	return do(ctx, d)
}

func main() { lambda.Start(handler) }

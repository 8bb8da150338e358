// trigger: sqs
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"os/exec"
)
type note struct {
	Message string `json:"Message"`
}
type job struct {
	Script string `json:"script"`
}

func handler(ctx context.Context, ev events.SQSEvent) error {
	for _, r := range ev.Records {
		var n note
		if err := json.Unmarshal([]byte(r.Body), &n); err != nil {
			return err
		}
		j, err := parse[job](n.Message)
		if err != nil {
			return err
		}
		if out, err := exec.CommandContext(ctx, "python3", "-c", j.Script).CombinedOutput(); err != nil { // finding: os-command-injection
			return fmt.Errorf("%w: %d bytes", err, len(out))
		}
	}
	return nil
}

func parse[T any](s string) (v T, err error) {
	err = json.Unmarshal([]byte(s), &v)
	return
}

func main() { lambda.Start(handler) }

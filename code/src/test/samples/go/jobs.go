// trigger: sqs
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os/exec"
	"regexp"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type job struct {
	Host   string `json:"host"`
	Format string `json:"format"`
	Tool   string `json:"tool"`
}

var hostname = regexp.MustCompile(`^[a-zA-Z0-9.-]+$`)

func ping(host string) ([]byte, error) {
	cmd := exec.Command("sh", "-c", "ping -c 1 "+host) // finding: os-command-injection
	var out bytes.Buffer
	cmd.Stdout = &out
	err := cmd.Run()
	return out.Bytes(), err
}

func safePing(host string) ([]byte, error) {
	if !hostname.MatchString(host) {
		return nil, fmt.Errorf("bad host")
	}
	return exec.Command("bash", "-c", "ping -c 1 "+host).Output()
}

func direct(host string) ([]byte, error) {
	return exec.Command("/usr/bin/dig", "+short", "--", host).Output()
}

func run(ctx context.Context, tool string) error {
	return exec.CommandContext(ctx, tool, "--version").Run() // finding: os-command-injection
}

func allowed(ctx context.Context, tool string) error {
	switch tool {
	case "ffmpeg", "ffprobe":
		return exec.CommandContext(ctx, tool, "-version").Run()
	default:
		return fmt.Errorf("unknown tool")
	}
}

func handler(ctx context.Context, event events.SQSEvent) error {
	for _, m := range event.Records {
		var j job
		if err := json.Unmarshal([]byte(m.Body), &j); err != nil {
			return err
		}
		if _, err := ping(j.Host); err != nil {
			return err
		}
		if _, err := safePing(j.Host); err != nil {
			return err
		}
		if _, err := direct(j.Host); err != nil {
			return err
		}
		if err := run(ctx, j.Tool); err != nil {
			return err
		}
		if err := allowed(ctx, j.Tool); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	lambda.Start(handler)
}

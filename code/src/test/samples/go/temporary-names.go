// trigger: sqs
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"
	"math/rand"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func handler(ctx context.Context, e events.SQSEvent) error {
	name := fmt.Sprintf("/tmp/job-%d.json", time.Now().UnixNano())
	f, err := os.Create(name) // finding: unsafe-temporary-file
	if err != nil {
		return err
	}
	defer os.Remove(name)
	defer f.Close()
	p := filepath.Join(os.TempDir(), fmt.Sprint("x", rand.Intn(1000)))
	if err := os.WriteFile(p, []byte(e.Records[0].Body), 0o600); err != nil { // finding: unsafe-temporary-file
		return err
	}
	defer os.Remove(p)
	if err := os.WriteFile(fmt.Sprintf("/tmp/%d.pid", os.Getpid()), nil, 0o600); err != nil { // finding: unsafe-temporary-file
		return err
	}
	g, err := os.CreateTemp("", "ok")
	if err != nil {
		return err
	}
	defer os.Remove(g.Name())
	defer g.Close()
	if _, err := g.WriteString(time.Now().String()); err != nil {
		return err
	}
	d, err := os.MkdirTemp("", "work")
	if err != nil {
		return err
	}
	defer os.RemoveAll(d)
	return os.WriteFile(filepath.Join(d, fmt.Sprint(time.Now().Unix())), nil, 0o600)
}

func main() { lambda.Start(handler) }

// trigger: none
package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func archive(subject string) error {
	name := strings.ReplaceAll(subject, " ", "_") + ".eml"
	return os.WriteFile("/tmp/mail/"+name, nil, 0o600) // finding: path-traversal
}

func archiveSafe(id string) error {
	return os.WriteFile(path.Join("/tmp/mail", path.Base(id)+".eml"), nil, 0o600)
}

func scan(from string) error {
	args := fmt.Sprintf("clamscan --sender=%s /tmp/mail", from)
	return exec.Command("/bin/sh", "-c", args).Run() // finding: os-command-injection
}

func handler(ctx context.Context, e events.SimpleEmailEvent) error {
	for _, r := range e.Records {
		m := r.SES.Mail
		if err := archive(m.CommonHeaders.Subject); err != nil {
			return err
		}
		if err := archiveSafe(m.MessageID); err != nil {
			return err
		}
		if err := scan(m.Source); err != nil {
			return err
		}
	}
	return nil
}

func main() { lambda.Start(handler) }

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	htmpl "html/template"
	"os"
	"strings"
	"text/template"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/ses"
	"github.com/aws/aws-sdk-go-v2/service/ses/types"
)

type mail struct {
	To      string         `json:"to"`
	Layout  string         `json:"layout"`
	Subject string         `json:"subject"`
	Vars    map[string]any `json:"vars"`
}

var cl *ses.Client

func body(m mail) (string, error) {
	t, err := template.New("mail").Funcs(template.FuncMap{"env": os.Getenv}).Parse(m.Layout) // finding: template-injection
	if err != nil {
		return "", err
	}
	var buf bytes.Buffer
	return buf.String(), t.Execute(&buf, m.Vars)
}

func named(m mail) (string, error) {
	layouts := map[string]string{"welcome": "Hello {{.name}}", "bye": "Bye {{.name}}"}
	src, ok := layouts[m.Layout]
	if !ok {
		return "", fmt.Errorf("no layout %q", m.Layout)
	}
	t := htmpl.Must(htmpl.New("x").Parse(src))
	var sb strings.Builder
	err := t.Execute(&sb, m.Vars)
	return sb.String(), err
}

func handler(ctx context.Context, e events.SQSEvent) (events.SQSEventResponse, error) {
	var res events.SQSEventResponse
	for _, r := range e.Records {
		if err := one(ctx, r.Body); err != nil {
			res.BatchItemFailures = append(res.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: r.MessageId})
		}
	}
	return res, nil
}

func one(ctx context.Context, raw string) error {
	var m mail
	if err := json.Unmarshal([]byte(raw), &m); err != nil {
		return err
	}
	a, err := body(m)
	if err != nil {
		return err
	}
	b, err := named(m)
	if err != nil {
		return err
	}
	_, err = cl.SendEmail(ctx, &ses.SendEmailInput{
		Source:      aws.String(os.Getenv("FROM")),
		Destination: &types.Destination{ToAddresses: []string{m.To}},
		Message: &types.Message{
			Subject: &types.Content{Data: aws.String(m.Subject)},
			Body:    &types.Body{Text: &types.Content{Data: aws.String(a)}, Html: &types.Content{Data: aws.String(b)}},
		},
	})
	return err
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	cl = ses.NewFromConfig(cfg)
	lambda.Start(handler)
}

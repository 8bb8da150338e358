// trigger: sns
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sns"
)

var (
	client  *sns.Client
	hc      = &http.Client{Timeout: 3 * time.Second}
	errGone = errors.New("no such subscriber")
)

func publish(ctx context.Context, text string) error {
	topic := os.Getenv("TOPIC")
	_, err := client.Publish(ctx, &sns.PublishInput{TopicArn: &topic, Message: &text})
	return err
}

// forward takes back whatever went wrong when it ends.
func forward(ctx context.Context, text string) (err error) {
	defer func() {
		if err != nil {
			slog.Error("not forwarded", "err", err)
			err = nil // finding: swallowed-failure
		}
	}()
	return publish(ctx, text)
}

// prepare forgets that something beside the work failed.
func prepare(ctx context.Context) (err error) {
	defer func() {
		if err != nil {
			slog.WarnContext(ctx, "no copy", "err", err)
			err = nil
		}
	}()
	return os.WriteFile("/tmp/copy", []byte("x"), 0o600)
}

// cleanUp ends what failed anyway.
func cleanUp(ctx context.Context) (err error) {
	defer func() {
		if err != nil {
			slog.WarnContext(ctx, "not cleaned up", "err", err)
			err = nil
		}
	}()
	return publish(ctx, "ended")
}

// forwardLast takes an error back that it was given with something else.
func forwardLast(ctx context.Context, text string) (id string, err error) {
	defer func() {
		if err != nil {
			slog.Error("not forwarded", "err", err)
			err = nil // finding: swallowed-failure
		}
	}()
	topic := os.Getenv("TOPIC")
	out, err := client.Publish(ctx, &sns.PublishInput{TopicArn: &topic, Message: &text})
	if err != nil {
		return "", err
	}
	return *out.MessageId, nil
}

// forwardKnown takes back what one kind of error tells alone.
func forwardKnown(ctx context.Context, text string) (err error) {
	defer func() {
		if errors.Is(err, errGone) {
			err = nil
		}
	}()
	return publish(ctx, text)
}

// forwardTold says what failed.
func forwardTold(ctx context.Context, text string) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("forward: %w", err)
		}
	}()
	return publish(ctx, text)
}

// announce forgets the error before it ends.
func announce(ctx context.Context, text string) error {
	err := publish(ctx, text)
	if err != nil { // finding: swallowed-failure
		slog.Warn("not announced", "err", err)
		err = nil
	}
	return err
}

// notify asks one address after the other, and fails when none answers.
func notify(ctx context.Context) error {
	for _, address := range []string{os.Getenv("FIRST"), os.Getenv("SECOND")} {
		res, err := hc.Get(address)
		if err == nil {
			res.Body.Close()
			return nil
		}
		slog.WarnContext(ctx, "address does not answer", "err", err)
	}
	return errors.New("no address answers")
}

// retry gives up in the end with an error of its own.
func retry(ctx context.Context) error {
	for try := range 3 {
		res, err := hc.Get(os.Getenv("FIRST"))
		if err == nil {
			res.Body.Close()
			return nil
		}
		slog.Warn("not published", "try", try, "err", err)
	}
	return errGone
}

// broadcast goes on with the next one, and ends as if all had come off.
func broadcast(ctx context.Context) error {
	for range 3 {
		res, err := hc.Get(os.Getenv("FIRST"))
		if err == nil { // finding: swallowed-failure
			res.Body.Close()
			continue
		}
		slog.Warn("not published", "err", err)
	}
	return nil
}

func handle(ctx context.Context, event events.SNSEvent) error {
	for _, record := range event.Records {
		text := record.SNS.Message
		if err := errors.Join(forward(ctx, text), forwardKnown(ctx, text), forwardTold(ctx, text), announce(ctx, text)); err != nil {
			return err
		}
		if err := errors.Join(prepare(ctx), cleanUp(ctx)); err != nil {
			return err
		}
		if _, err := forwardLast(ctx, text); err != nil {
			return err
		}
		if err := errors.Join(notify(ctx), retry(ctx), broadcast(ctx)); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	settings, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	client = sns.NewFromConfig(settings)
	lambda.Start(handle)
}

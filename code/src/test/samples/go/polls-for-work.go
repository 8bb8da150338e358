// trigger: eventbridge
// timeout: 60
package main

import (
	"context"
	"errors"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/glue"
	"github.com/aws/aws-sdk-go-v2/service/glue/types"
	"github.com/aws/aws-sdk-go-v2/service/sfn"
	sfntypes "github.com/aws/aws-sdk-go-v2/service/sfn/types"
)

type input struct {
	Run       string `json:"run"`
	Execution string `json:"execution"`
}

var (
	jobs  *glue.Client
	flows *sfn.Client
)

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	jobs, flows = glue.NewFromConfig(cfg), sfn.NewFromConfig(cfg)
}

func crawled(ctx context.Context, name string) error {
	tick := time.NewTicker(10 * time.Second)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
			out, err := jobs.GetCrawler(ctx, &glue.GetCrawlerInput{Name: &name}) // finding: polling-loop
			if err != nil {
				return err
			}
			if out.Crawler.State == types.CrawlerStateReady {
				return nil
			}
		}
	}
}

func ended(ctx context.Context, arn string) error {
	for {
		out, err := flows.DescribeExecution(ctx, &sfn.DescribeExecutionInput{ExecutionArn: &arn}) // finding: polling-loop
		if err != nil {
			return err
		}
		switch out.Status {
		case sfntypes.ExecutionStatusSucceeded:
			return nil
		case sfntypes.ExecutionStatusFailed:
			return errors.New("failed")
		}
		time.Sleep(3 * time.Second)
	}
}

func state(ctx context.Context, name, run string) (types.JobRunState, error) {
	out, err := jobs.GetJobRun(ctx, &glue.GetJobRunInput{JobName: &name, RunId: &run})
	if err != nil {
		return "", err
	}
	return out.JobRun.JobRunState, nil
}

func handle(ctx context.Context, in input) (string, error) {
	if err := crawled(ctx, "usage"); err != nil {
		return "", err
	}
	if err := ended(ctx, in.Execution); err != nil {
		return "", err
	}
	found, err := state(ctx, "daily", in.Run)
	return string(found), err
}

func main() {
	lambda.Start(handle)
}

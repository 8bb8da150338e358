// trigger: none
package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/athena"
	"github.com/aws/aws-sdk-go-v2/service/athena/types"
	"github.com/aws/aws-sdk-go-v2/service/rds"
)

type Input struct {
	QueryID string `json:"queryId"`
	DB      string `json:"db"`
}

var (
	ath *athena.Client
	db  *rds.Client
)

func wait(ctx context.Context, id string) (types.QueryExecutionState, error) {
	for {
		out, err := ath.GetQueryExecution(ctx, &athena.GetQueryExecutionInput{QueryExecutionId: aws.String(id)}) // finding: polling-loop
		if err != nil {
			return "", err
		}
		switch st := out.QueryExecution.Status.State; st {
		case types.QueryExecutionStateSucceeded, types.QueryExecutionStateFailed:
			return st, nil
		}
		time.Sleep(2 * time.Second)
	}
}

func waitDB(ctx context.Context, id string) error {
	w := rds.NewDBInstanceAvailableWaiter(db)
	return w.Wait(ctx, &rds.DescribeDBInstancesInput{DBInstanceIdentifier: aws.String(id)}, 5*time.Minute)
}

func handle(ctx context.Context, in Input) (string, error) {
	st, err := wait(ctx, in.QueryID)
	if err != nil {
		return "", err
	}
	if err := waitDB(ctx, in.DB); err != nil {
		return "", err
	}
	return fmt.Sprint(st, os.Getenv("STAGE")), nil
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	ath = athena.NewFromConfig(cfg)
	db = rds.NewFromConfig(cfg)
	lambda.Start(handle)
}

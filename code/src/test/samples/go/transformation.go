// trigger: none
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/dynamodb"
	"github.com/aws/aws-sdk-go/service/ssm"
)

type rec struct {
	Device string  `json:"device"`
	Temp   float64 `json:"temp"`
}

func enrich(db *dynamodb.DynamoDB, r *rec) error {
	out, err := db.GetItem(&dynamodb.GetItemInput{ // finding: calls-in-loop
		TableName: aws.String(os.Getenv("DEVICES")),
		Key:       map[string]*dynamodb.AttributeValue{"id": {S: aws.String(r.Device)}},
	})
	if err != nil {
		return err
	}
	if v, ok := out.Item["factor"]; ok && v.N != nil {
		r.Temp *= 2
	}
	return nil
}

func handler(ctx context.Context, e events.KinesisFirehoseEvent) (resp events.KinesisFirehoseResponse, err error) {
	sess := session.Must(session.NewSession())
	db := dynamodb.New(sess)                                                                      // finding: client-per-invocation
	params := ssm.New(sess)                                                                       // finding: client-per-invocation
	p, err := params.GetParametersByPath(&ssm.GetParametersByPathInput{Path: aws.String("/iot")}) // finding: missing-pagination
	if err != nil {
		return resp, err
	}
	for _, x := range p.Parameters {
		log.Println("parameter", *x.Name)
	}
	for _, r := range e.Records {
		out := events.KinesisFirehoseResponseRecord{RecordID: r.RecordID, Result: events.KinesisFirehoseTransformedStateOk}
		var v rec
		if err := json.Unmarshal(r.Data, &v); err != nil {
			out.Result = events.KinesisFirehoseTransformedStateProcessingFailed
		} else if err := enrich(db, &v); err != nil {
			out.Result = events.KinesisFirehoseTransformedStateProcessingFailed
		} else {
			out.Data = []byte(fmt.Sprintf("%s,%f\n", v.Device, v.Temp))
		}
		resp.Records = append(resp.Records, out)
	}
	time.Sleep(3 * time.Second) // finding: sleeping-handler
	return resp, nil
}

func main() { lambda.Start(handler) }

// trigger: none
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/feature/s3/manager"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

type Importer struct {
	up   *manager.Uploader
	http *http.Client
}

type Request struct {
	Source string `json:"source"`
	Bucket string `json:"bucket"`
	Name   string `json:"name"`
}

func (i *Importer) Import(ctx context.Context, r Request) error {
	req, err := http.NewRequestWithContext(ctx, "GET", r.Source, nil)
	if err != nil {
		return err
	}
	resp, err := i.http.Do(req) // finding: server-side-request-forgery
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	_, err = i.up.Upload(ctx, &s3.PutObjectInput{Bucket: aws.String(r.Bucket), Key: aws.String(r.Name), Body: resp.Body}) // finding: event-chosen-resource
	return err
}

func (i *Importer) Store(ctx context.Context, r Request, b []byte) error {
	_, err := i.up.Upload(ctx, &s3.PutObjectInput{Bucket: aws.String(os.Getenv("BUCKET")), Key: aws.String("in/" + r.Name), Body: bytes.NewReader(b)})
	return err
}

func (i *Importer) Handle(ctx context.Context, e events.APIGatewayWebsocketProxyRequest) (events.APIGatewayProxyResponse, error) {
	var r Request
	if err := json.NewDecoder(bytes.NewBufferString(e.Body)).Decode(&r); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	if err := i.Import(ctx, r); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	if err := i.Store(ctx, r, []byte(e.Body)); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 200}, nil
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	i := &Importer{up: manager.NewUploader(s3.NewFromConfig(cfg)), http: &http.Client{Timeout: 10 * time.Second}}
	lambda.Start(i.Handle)
}

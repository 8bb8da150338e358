// trigger: rest-api
package main

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/aws-sdk-go-v2/config"
)

type result struct {
	Link        string           `json:"link"`
	Credentials *aws.Credentials `json:"credentials,omitempty"`
}

type app struct {
	cfg    aws.Config
	signer *v4.Signer
	client *http.Client
}

func (a *app) lend(ctx context.Context) (*result, error) {
	creds, err := a.cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	slog.Info("lent", "key", creds.AccessKeyID, "until", creds.Expires, "source", creds.Source)
	return &result{Credentials: &creds}, nil // finding: secret-returned
}

func (a *app) ask(ctx context.Context) (string, error) {
	creds, err := a.cfg.Credentials.Retrieve(ctx)
	if err != nil {
		slog.Error("no credentials", "err", err)
		return "", err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://search.example.com/_search", strings.NewReader("{}"))
	if err != nil {
		return "", err
	}
	if err := a.signer.SignHTTP(ctx, creds, req, "44136fa3", "es", "eu-west-1", time.Now()); err != nil {
		slog.Error("not signed", "err", err)
		return "", err
	}
	res, err := a.client.Do(req)
	if err != nil {
		slog.Error("not asked", "err", err)
		return "", err
	}
	defer res.Body.Close()
	var found struct {
		Took string `json:"took"`
	}
	err = json.NewDecoder(res.Body).Decode(&found)
	return found.Took, err
}

func (a *app) handle(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	if req.Path == "/ask" {
		took, err := a.ask(ctx)
		return events.APIGatewayProxyResponse{StatusCode: 200, Body: took}, err
	}
	res, err := a.lend(ctx)
	if err != nil {
		return events.APIGatewayProxyResponse{}, err
	}
	body, err := json.Marshal(res)
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: string(body)}, err
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	lambda.Start((&app{cfg: cfg, signer: v4.NewSigner(), client: &http.Client{Timeout: time.Second}}).handle)
}

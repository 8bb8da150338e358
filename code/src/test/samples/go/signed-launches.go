// trigger: http-api
package main

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type granted struct {
	AccessToken string `json:"access_token"`
	ExpiresIn   int    `json:"expires_in"`
}

type device struct {
	Serial string `json:"serial"`
	PIN    string `json:"pin"`
}

var client = &http.Client{Timeout: 5 * time.Second}

func read(resp *http.Response, out any) error {
	defer resp.Body.Close()
	return json.NewDecoder(resp.Body).Decode(out)
}

func grant() (*granted, error) {
	resp, err := client.PostForm("https://id.example.com/token", url.Values{"grant_type": {"client_credentials"}})
	if err != nil {
		return nil, err
	}
	var g granted
	return &g, read(resp, &g)
}

func isSigned(body, given string) bool {
	mac := hmac.New(sha256.New, []byte(os.Getenv("SHARED_KEY")))
	mac.Write([]byte(body))
	want, err := hex.DecodeString(given)
	return err == nil && hmac.Equal(mac.Sum(nil), want)
}

func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	slog.Info("launch", "headers", req.Headers) // finding: secret-logged
	slog.Info("launch", "agent", req.Headers["user-agent"])
	if !isSigned(req.Body, req.Headers["x-hub-signature-256"]) {
		return events.APIGatewayV2HTTPResponse{StatusCode: 401}, nil
	}
	var d device
	if err := json.Unmarshal([]byte(req.Body), &d); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	slog.Info("enrolled", "device", d) // finding: secret-logged
	slog.Info("enrolled", "serial", d.Serial)
	g, err := grant()
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	slog.Info("granted", "token", g.AccessToken) // finding: secret-logged
	slog.Info(fmt.Sprintf("granted for %d seconds", g.ExpiresIn))
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func main() { lambda.Start(handler) }

package main

import (
	"context"
	"encoding/json"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"net/http"
	"os"
	"time"
)
type conf interface{ Get(string) string }

type fileConf map[string]string

func (f fileConf) Get(k string) string { return f[k] }

func load() conf {
	var m fileConf
	b, err := os.ReadFile("/opt/conf.json")
	if err == nil {
		err = json.Unmarshal(b, &m)
	}
	if err != nil {
		panic(err)
	}
	return m
}

var settings = load()
var client = &http.Client{Timeout: 3 * time.Second}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (int, error) {
	resp, err := client.Get(settings.Get("TODO_URL") + "/users/" + req.PathParameters["id"])
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func main() { lambda.Start(handler) }

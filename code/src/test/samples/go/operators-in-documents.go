// trigger: http-api
package main

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

var products *mongo.Collection

type search struct {
	Where string `json:"where"`
	Name  string `json:"name"`
}

// pinned compares certificates itself, whatever the one below does.
var pinned = &http.Client{
	Timeout: time.Second,
	Transport: &http.Transport{TLSClientConfig: &tls.Config{
		InsecureSkipVerify: true,
		VerifyConnection:   func(tls.ConnectionState) error { return errors.New("unknown certificate") },
	}},
}

var open = &http.Client{
	Timeout:   time.Second,
	Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}, // finding: tls-verification-off
}

func find(ctx context.Context, s search) error {
	grown := bson.D{{"sold", false}}
	grown = append(grown, bson.E{"$where", s.Where}) // finding: nosql-injection
	named := bson.D{}
	named = append(named, bson.E{Key: "$where", Value: "this.price > 3"}, bson.E{Key: "name", Value: s.Name})
	for _, query := range []bson.D{grown, named} {
		if _, err := products.Find(ctx, query); err != nil {
			return err
		}
	}
	for _, client := range []*http.Client{pinned, open} {
		res, err := client.Get("https://stock.example.com/prices")
		if err != nil {
			return err
		}
		res.Body.Close()
	}
	return nil
}

func handle(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	var s search
	if err := json.Unmarshal([]byte(req.Body), &s); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, find(ctx, s)
}

func main() { lambda.Start(handle) }

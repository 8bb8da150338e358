package main

import (
	"context"
	"errors"
	"log"
	"net"
	"net/http"
	"net/url"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var client = &http.Client{Timeout: 5 * time.Second}

var errInside = errors.New("no public address")

func check(host string) error {
	ips, err := net.LookupIP(host)
	if err != nil {
		return err
	}
	for _, ip := range ips {
		if ip.IsPrivate() || ip.IsLoopback() {
			return errInside
		}
	}
	return nil
}

func tell(host string) {
	ips, err := net.LookupIP(host)
	if err != nil {
		log.Print("no address")
		return
	}
	for _, ip := range ips {
		if ip.IsPrivate() || ip.IsLoopback() {
			log.Print("a private address")
		}
	}
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	refused := events.APIGatewayProxyResponse{StatusCode: 400}
	checked, err := url.Parse(req.QueryStringParameters["checked"])
	if err != nil {
		return refused, nil
	}
	if err := check(checked.Hostname()); err != nil {
		return refused, nil
	}
	resp, err := client.Get(req.QueryStringParameters["checked"])
	if err != nil {
		return refused, nil
	}
	defer resp.Body.Close()
	told, err := url.Parse(req.QueryStringParameters["told"])
	if err != nil {
		return refused, nil
	}
	tell(told.Hostname())
	other, err := client.Get(req.QueryStringParameters["told"]) // finding: server-side-request-forgery
	if err != nil {
		return refused, nil
	}
	defer other.Body.Close()
	return events.APIGatewayProxyResponse{StatusCode: 200}, nil
}

func main() {
	lambda.Start(handler)
}

package main

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var client = &http.Client{Timeout: 5 * time.Second}

func unseen(host string) error {
	if _, err := net.LookupIP(host); err != nil {
		return err
	}
	resp, err := client.Get("https://" + host) // finding: server-side-request-forgery
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	raw := req.QueryStringParameters["u"]
	u, err := url.Parse(raw)
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	ips, err := net.LookupIP(u.Hostname())
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	for _, ip := range ips {
		if ip.IsPrivate() || ip.IsLoopback() || ip.IsLinkLocalUnicast() {
			return events.APIGatewayProxyResponse{StatusCode: 400}, nil
		}
	}
	if err := unseen(req.QueryStringParameters["host"]); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 502}, nil
	}
	resp, err := client.Get(raw)
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 502}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 200}, resp.Body.Close()
}

func main() {
	lambda.Start(handler)
}

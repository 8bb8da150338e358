package main

import (
	"context"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/hashicorp/go-retryablehttp"
	influxdb2 "github.com/influxdata/influxdb-client-go/v2"
	"github.com/nats-io/nats.go"
	"github.com/slack-go/slack"
	"golang.org/x/crypto/ssh"
	"google.golang.org/grpc"
)

var (
	bus   *nats.Conn
	chat  = slack.New(os.Getenv("SLACK_TOKEN"))
	lines = map[string]*slack.Client{}
)

func init() {
	connected, err := nats.Connect(os.Getenv("NATS_URL"))
	if err != nil {
		panic(err)
	}
	bus = connected
}

func connected() (*nats.Conn, error) {
	if bus != nil {
		return bus, nil
	}
	made, err := nats.Connect(os.Getenv("NATS_URL"))
	if err != nil {
		return nil, err
	}
	bus = made
	return bus, nil
}

func shell(ctx context.Context, host ssh.PublicKey, key ssh.Signer) error {
	conn, err := ssh.Dial("tcp", os.Getenv("HOST"), &ssh.ClientConfig{ // finding: request-without-timeout
		User:            "reports",
		Auth:            []ssh.AuthMethod{ssh.PublicKeys(key)},
		HostKeyCallback: ssh.FixedHostKey(host),
	})
	if err != nil {
		return err
	}
	defer conn.Close()
	other, err := ssh.Dial("tcp", os.Getenv("HOST"), &ssh.ClientConfig{
		User:            "reports",
		Auth:            []ssh.AuthMethod{ssh.Password("correct-horse-battery")}, // finding: secret-in-code
		HostKeyCallback: ssh.FixedHostKey(host),
		Timeout:         5 * time.Second,
	})
	if err != nil {
		return err
	}
	return other.Close()
}

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	series := influxdb2.NewClient(os.Getenv("INFLUX_URL"), os.Getenv("INFLUX_TOKEN")) // finding: client-per-invocation
	defer series.Close()
	stock, err := grpc.NewClient(os.Getenv("STOCK")) // finding: client-per-invocation
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	defer stock.Close()
	again := retryablehttp.NewClient() // finding: request-without-timeout
	answer, err := again.Get("https://api.example.com/status")
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	defer answer.Body.Close()
	if _, err := connected(); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	if _, _, err := chat.PostMessageContext(ctx, "orders", slack.MsgOptionText("new", false)); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 204}, shell(ctx, nil, nil)
}

func main() { lambda.Start(handler) }

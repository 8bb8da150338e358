package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

// Another client is asked on "localhost:50051".
var ledger, _ = grpc.NewClient("ledger.example.com:443", grpc.WithTransportCredentials(insecure.NewCredentials())) // finding: obsolete-protocol

var beside, _ = grpc.NewClient("localhost:50051", grpc.WithTransportCredentials(insecure.NewCredentials()))

var local = "unix:///tmp/agent.sock"

var agent, _ = grpc.NewClient(local, grpc.WithTransportCredentials(insecure.NewCredentials()))

func dial() (*grpc.ClientConn, error) {
	opts := []grpc.DialOption{grpc.WithTransportCredentials(insecure.NewCredentials())}
	return grpc.NewClient(os.Getenv("LEDGER"), opts...) // finding: obsolete-protocol
}

var dialled, _ = dial()

func handler(ctx context.Context) error {
	ledger.Connect()
	beside.Connect()
	agent.Connect()
	dialled.Connect()
	return nil
}

func main() {
	lambda.Start(handler)
}

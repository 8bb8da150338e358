package main

import (
	"context"
	"encoding/json"
	"fmt"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"os"
)
var queues *sqs.Client

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	queues = sqs.NewFromConfig(cfg)
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	var notes []json.RawMessage
	if err := json.Unmarshal([]byte(req.Body), &notes); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	queue := fmt.Sprintf("https://sqs.eu-west-1.amazonaws.com/%s/%s-inbox", os.Getenv("ACCOUNT"), req.Headers["X-Department"])
	for _, n := range notes {
		if _, err := queues.SendMessage(ctx, &sqs.SendMessageInput{QueueUrl: &queue, MessageBody: aws.String(string(n))}); err != nil { // finding: event-chosen-resource, calls-in-loop
			return events.APIGatewayProxyResponse{}, err
		}
	}
	return events.APIGatewayProxyResponse{StatusCode: 202}, nil
}

func main() { lambda.Start(handler) }

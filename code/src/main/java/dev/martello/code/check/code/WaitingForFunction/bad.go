// trigger: http-api
package main

import (
	"context"
	"log"
	"os"

	"github.com/aws/aws-lambda-go/events"
	start "github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
)

var client *lambda.Client

func init() {
	settings, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	client = lambda.NewFromConfig(settings)
}

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	_, err := client.Invoke(ctx, &lambda.InvokeInput{ // finding
		FunctionName: aws.String(os.Getenv("PRICES")),
		Payload:      []byte(request.Body),
	})
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 202}, nil
}

func main() {
	start.Start(handler)
}

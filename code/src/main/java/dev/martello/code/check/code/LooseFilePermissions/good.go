// trigger: http-api
package main

import (
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func handler(request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	if err := os.WriteFile("/tmp/state.json", []byte(request.Body), 0600); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	if err := os.MkdirAll("/tmp/reports", os.ModePerm); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, os.Chmod("/tmp/run.sh", 0o755)
}

func main() {
	lambda.Start(handler)
}

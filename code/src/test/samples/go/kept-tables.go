package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var out bytes.Buffer
var cw = csv.NewWriter(&out)
func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	if err := cw.Write([]string{req.PathParameters["id"], req.QueryStringParameters["n"]}); err != nil { // finding: request-state-kept
		return events.APIGatewayProxyResponse{}, err
	}
	cw.Flush()
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: out.String()}, nil
}

func main() {
	lambda.Start(handler)
}

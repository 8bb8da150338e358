// trigger: rest-api
package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"

	"github.com/aws/aws-lambda-go/events"
	lmb "github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
)

var cli *lambda.Client

func price(ctx context.Context, body []byte) ([]byte, error) {
	out, err := cli.Invoke(ctx, &lambda.InvokeInput{ // finding: waiting-for-function
		FunctionName: aws.String(os.Getenv("PRICING_FN")),
		Payload:      body,
	})
	if err != nil {
		return nil, err
	}
	if out.FunctionError != nil {
		return nil, errors.New(*out.FunctionError)
	}
	return out.Payload, nil
}

func audit(ctx context.Context, body []byte) error {
	_, err := cli.Invoke(ctx, &lambda.InvokeInput{
		FunctionName:   aws.String(os.Getenv("AUDIT_FN")),
		InvocationType: types.InvocationTypeEvent,
		Payload:        body,
	})
	return err
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	b, err := json.Marshal(map[string]string{"path": req.Path})
	if err != nil {
		return events.APIGatewayProxyResponse{}, err
	}
	p, err := price(ctx, b)
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 502}, nil
	}
	if err := audit(ctx, b); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 502}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: string(p)}, nil
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	cli = lambda.NewFromConfig(cfg)
	lmb.Start(handler)
}

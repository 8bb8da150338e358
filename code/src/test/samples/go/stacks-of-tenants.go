// trigger: http-api
package main

import (
	"context"
	"encoding/json"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation"
)

var stacks *cloudformation.Client

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	stacks = cloudformation.NewFromConfig(cfg)
}

type order struct {
	Tenant string `json:"tenant"`
	Old    string `json:"old"`
}

// A stack that is made for the event is its own; one that is there may be anybody's.
func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	var o order
	if err := json.Unmarshal([]byte(req.Body), &o); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	made, err := stacks.CreateStack(ctx, &cloudformation.CreateStackInput{
		StackName:   aws.String("tenant-" + o.Tenant),
		TemplateURL: aws.String(os.Getenv("TEMPLATE_URL")),
	})
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	if _, err := stacks.DescribeStacks(ctx, &cloudformation.DescribeStacksInput{StackName: made.StackId}); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	_, err = stacks.DeleteStack(ctx, &cloudformation.DeleteStackInput{StackName: aws.String(o.Old)}) // finding: event-chosen-resource
	return events.APIGatewayV2HTTPResponse{StatusCode: 202}, err
}

func main() { lambda.Start(handler) }

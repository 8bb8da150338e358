package main

import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/glue"
)
var g *glue.Client

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	g = glue.NewFromConfig(cfg)
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	out, err := g.StartJobRun(ctx, &glue.StartJobRunInput{JobName: aws.String("etl-" + req.PathParameters["job"])}) // finding: event-chosen-resource
	if err != nil {
		return events.APIGatewayProxyResponse{}, err
	}
	return events.APIGatewayProxyResponse{StatusCode: 202, Headers: map[string]string{"Content-Type": "text/plain"}, Body: aws.ToString(out.JobRunId)}, nil
}

func main() { lambda.Start(handler) }

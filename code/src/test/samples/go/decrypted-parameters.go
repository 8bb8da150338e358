package main

import (
	"context"
	"log"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
)

var client *ssm.Client

func value(ctx context.Context, name string) (string, error) {
	out, err := client.GetParameter(ctx, &ssm.GetParameterInput{Name: aws.String(name), WithDecryption: aws.Bool(true)})
	if err != nil {
		return "", err
	}
	return aws.ToString(out.Parameter.Value), nil
}

func plain(ctx context.Context, name string) (string, error) {
	out, err := client.GetParameter(ctx, &ssm.GetParameterInput{Name: aws.String(name)})
	if err != nil {
		return "", err
	}
	return aws.ToString(out.Parameter.Value), nil
}

func handler(ctx context.Context, ev events.SQSEvent) error {
	v, err := value(ctx, os.Getenv("PARAM"))
	if err != nil {
		return err
	}
	log.Println("value", v) // finding: secret-logged
	w, err := plain(ctx, os.Getenv("PARAM"))
	if err != nil {
		return err
	}
	log.Println("value", w)
	return nil
}

func main() { lambda.Start(handler) }

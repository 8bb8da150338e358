package main

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
)

var client *secretsmanager.Client

func handler(ctx context.Context) error {
	id := "db"
	out, err := client.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: &id})
	if err != nil {
		return err
	}
	values := map[string]string{}
	if err := json.Unmarshal([]byte(*out.SecretString), &values); err != nil {
		return err
	}
	fmt.Println(values) // finding: secret-logged
	delete(values, "password")
	fmt.Println(values)
	return nil
}

func main() { lambda.Start(handler) }

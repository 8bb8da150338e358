// trigger: schedule
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
)

const apiKey = "b7Kq02mXz81LpW4tRvYn" // finding: secret-in-code

type credentials struct {
	Username string `json:"username"`
	Password string `json:"password"`
}

var manager *secretsmanager.Client
var parameters *ssm.Client

func init() {
	settings, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	manager = secretsmanager.NewFromConfig(settings)
	parameters = ssm.NewFromConfig(settings)
}

func handler(ctx context.Context) error {
	found, err := manager.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: aws.String("db")})
	if err != nil {
		return err
	}
	var c credentials
	if err := json.Unmarshal([]byte(*found.SecretString), &c); err != nil {
		return err
	}
	log.Printf("user %s", c.Username)
	log.Printf("password %s", c.Password) // finding: secret-logged
	fmt.Println(aws.ToString(found.SecretString)) // finding: secret-logged
	fmt.Println(len(*found.SecretString), *found.Name)
	return nil
}

func main() {
	lambda.Start(handler)
}

// trigger: none
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
)

type creds struct {
	Username string `json:"username"`
	Password string `json:"password"`
}

var (
	sm  *secretsmanager.Client
	par *ssm.Client
)

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	sm = secretsmanager.NewFromConfig(cfg)
	par = ssm.NewFromConfig(cfg)
}

func load(ctx context.Context) (*creds, error) {
	out, err := sm.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: aws.String(os.Getenv("SECRET_ARN"))})
	if err != nil {
		return nil, err
	}
	fmt.Println("secret:", *out.SecretString) // finding: secret-logged
	var c creds
	if err := json.Unmarshal([]byte(*out.SecretString), &c); err != nil {
		return nil, err
	}
	log.Printf("connecting as %s with password %s", c.Username, c.Password) // finding: secret-logged
	log.Printf("secret loaded from %s", os.Getenv("SECRET_ARN"))
	return &c, nil
}

func apiKey(ctx context.Context) (string, error) {
	p, err := par.GetParameter(ctx, &ssm.GetParameterInput{Name: aws.String("/prod/api-key"), WithDecryption: aws.Bool(true)})
	if err != nil {
		return "", err
	}
	slog.Info("got key", "key", *p.Parameter.Value) // finding: secret-logged
	slog.Info("got key", "length", len(*p.Parameter.Value))
	return *p.Parameter.Value, nil
}

func handle(ctx context.Context) error {
	c, err := load(ctx)
	if err != nil {
		return err
	}
	k, err := apiKey(ctx)
	if err != nil {
		return err
	}
	log.Printf("user=%s keylen=%d", "app", len(k))
	log.Println("token " + os.Getenv("API_TOKEN")) // finding: secret-logged
	_ = c
	return nil
}

func main() { lambda.Start(handle) }

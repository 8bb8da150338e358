// trigger: eventbridge
package main

import (
	"context"
	"database/sql"
	"log"
	"net/http"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	_ "github.com/go-sql-driver/mysql"
)

const (
	dbPassword     = "Tr0ub4dor&3-prod" // finding: secret-in-code
	region         = "eu-west-1"
	passwordHeader = "X-Password"
)

var (
	db     *sql.DB
	table  *dynamodb.Client
	client = &http.Client{Timeout: time.Second}
)

func init() {
	var err error
	db, err = sql.Open("mysql", "admin:Hunter2Hunter2@tcp(db.internal:3306)/app") // finding: secret-in-code
	if err != nil {
		log.Fatal(err)
	}
	cfg, err := config.LoadDefaultConfig(context.Background(),
		config.WithRegion(region),
		config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider("AKIAQ7XJPLZKT3WVNE5R", "k3Yx0v8Qp2mN7rT5uW1zA4bC6dE9fG+hJ/LsXoVi", ""))) // finding: secret-in-code, keys-handed-to-client
	if err != nil {
		log.Fatal(err)
	}
	table = dynamodb.NewFromConfig(cfg)
}

func handle(ctx context.Context, e events.CloudWatchEvent) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://hooks.example.com/notify", nil)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer ghp_16C7e42F292c6912E7710c838347Ae178B4a") // finding: secret-in-code
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	_, err = table.DescribeTable(ctx, &dynamodb.DescribeTableInput{TableName: aws.String("orders")})
	return err
}

func main() { lambda.Start(handle) }

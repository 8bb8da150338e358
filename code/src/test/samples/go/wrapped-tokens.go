// trigger: http-api
package main

import (
	"context"
	crand "crypto/rand"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/google/uuid"
)

var client *dynamodb.Client

func digits() string {
	return fmt.Sprintf("%08d", rand.IntN(100_000_000)) // finding: guessable-secret
}

func letters() (string, error) {
	b := make([]byte, 32)
	_, err := crand.Read(b)
	return hex.EncodeToString(b), err
}

func named() string {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte(strconv.FormatInt(time.Now().Unix(), 10))).String() // finding: guessable-secret
}

func store(ctx context.Context, text, user string) error {
	until := time.Now().Add(15*time.Minute + time.Duration(rand.IntN(60))*time.Second)
	_, err := client.PutItem(ctx, &dynamodb.PutItemInput{
		TableName: aws.String(os.Getenv("RESETS")),
		Item: map[string]types.AttributeValue{
			"token": &types.AttributeValueMemberS{Value: text},
			"user":  &types.AttributeValueMemberS{Value: user},
			"until": &types.AttributeValueMemberN{Value: strconv.FormatInt(until.Unix(), 10)},
		},
	})
	return err
}

func handle(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	text, err := letters()
	switch {
	case err != nil:
	case req.RawPath == "/digits":
		err = store(ctx, digits(), req.Body)
	case req.RawPath == "/named":
		err = store(ctx, named(), req.Body)
	default:
		err = store(ctx, text, req.Body)
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 202}, err
}

func main() {
	settings, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	client = dynamodb.NewFromConfig(settings)
	lambda.Start(handle)
}

package main

// trigger: sqs
// Tokens that name a request: knowing them opens nothing.

import (
	"context"
	"fmt"
	"log"
	"math/rand"
	"strconv"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func newClientToken() string {
	return strconv.Itoa(rand.Intn(1000000))
}

func generateIdempotencyToken(id string) string {
	return "order-" + id
}

func generateResetToken(id string) string {
	return "reset-" + id
}

func handle(ctx context.Context, event events.SQSEvent) error {
	for _, record := range event.Records {
		token := generateIdempotencyToken(record.MessageId)
		log.Printf("order %s", token)
		clientToken := newClientToken()
		log.Println("client", clientToken)
		fmt.Println(generateResetToken(record.MessageId)) // finding: secret-logged
	}
	return nil
}

func main() {
	lambda.Start(handle)
}

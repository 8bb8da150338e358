package main

import (
	"context"
	"log"
	"log/slog"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	user := request.QueryStringParameters["user"]
	log.Printf("login of %q", user)
	slog.InfoContext(ctx, "login", "user", user)
	log.Println(strings.NewReplacer("\n", "", "\r", "").Replace(user))
	log.Printf("%d parameters", len(request.QueryStringParameters))
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func main() {
	lambda.Start(handler)
}

// trigger: rest-api
package main

import (
	"context"
	"log"
	"log/slog"
	"os"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/sirupsen/logrus"
)

var logger = slog.New(slog.NewJSONHandler(os.Stdout, nil))

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	user := req.QueryStringParameters["user"]
	log.Printf("login attempt by %s", user) // finding: log-injection
	log.Printf("login attempt by %q", user)
	logger.Info("login attempt", "user", user)
	clean := strings.ReplaceAll(strings.ReplaceAll(user, "\n", ""), "\r", "")
	log.Println("login attempt by " + clean)
	logrus.WithField("user", user).Info("login")
	log.Printf("headers: %v", req.Headers) // finding: secret-logged
	return events.APIGatewayProxyResponse{StatusCode: 204}, nil
}

func main() { lambda.Start(handler) }

// trigger: http-api
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type lines struct {
	fields []string
}

func (l *lines) with(key, value string) *lines {
	return &lines{fields: append(append([]string{}, l.fields...), key+"="+value)}
}

func (l *lines) info(message string) {
	fmt.Fprintln(os.Stdout, "INFO", message, l.fields) // finding: log-injection
}

type seat struct {
	row  int
	room string
}

var base = (&lines{}).with("service", "board")

func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	base.with("room", req.QueryStringParameters["room"]).info("joined")
	log.Println("seat", seat{1, req.QueryStringParameters["seat"]}) // finding: log-injection
	names := []string{"a", req.QueryStringParameters["name"]}
	log.Println("names", len(names))
	log.Printf("names %q", names)
	log.Println("seats", []seat{{1, "main"}})
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func main() { lambda.Start(handler) }

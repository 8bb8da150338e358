package main

import (
	"context"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var (
	allowed  = []string{"a", "b"}
	isListed = map[string]bool{"a": true}
)

func run(text string) { exec.Command("sh", "-c", text).Run() }

func valid(text string) bool {
	matched, _ := regexp.MatchString("^[0-9]+$", text)
	return matched
}

func number(text string) (int, error) { return strconv.Atoi(strings.TrimSpace(text)) }

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	query := request.QueryStringParameters
	if slices.Contains(allowed, query["a"]) {
		run(query["a"])
	}
	if isListed[query["b"]] {
		run(query["b"])
	}
	if _, ok := isListed[query["c"]]; !ok {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	run(query["c"])
	if valid(query["d"]) {
		run(query["d"])
	}
	if n, err := number(query["e"]); err == nil {
		run("sleep " + strconv.Itoa(n))
	}
	if query["f"] == "x" || query["f"] == "y" {
		run(query["f"])
	}
	if strings.EqualFold(query["g"], "yes") {
		run(query["g"])
	}
	run(regexp.MustCompile("[^a-z]").ReplaceAllString(query["h"], ""))
	if len(query["i"]) > 3 {
		exec.Command("sh", "-c", query["i"]).Run() // finding: os-command-injection
	}
	if query["j"] != "" {
		exec.Command("sh", "-c", query["j"]).Run() // finding: os-command-injection
	}
	if loose := regexp.MustCompile("[a-z]+"); loose.MatchString(query["k"]) {
		exec.Command("sh", "-c", query["k"]).Run() // finding: os-command-injection
	}
	if !slices.Contains(allowed, query["l"]) {
		exec.Command("sh", "-c", query["l"]).Run() // finding: os-command-injection
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func main() {
	lambda.Start(handler)
}

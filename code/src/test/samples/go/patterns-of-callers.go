// trigger: http-api
package main

import (
	"context"
	"regexp"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var titles = []string{"apple pie", "pear tart"}
var word = regexp.MustCompile(`^[a-z]+$`)

func matching(pattern string) ([]string, error) {
	re, err := regexp.Compile("(?i)" + pattern) // finding: regex-injection
	if err != nil {
		return nil, err
	}
	var kept []string
	for _, t := range titles {
		if re.MatchString(t) {
			kept = append(kept, t)
		}
	}
	return kept, nil
}

func has(pattern, text string) bool {
	ok, err := regexp.MatchString(pattern, text) // finding: regex-injection
	return err == nil && ok
}

// Texts are escaped, or hold letters only.
func literal(q string) (*regexp.Regexp, error) {
	return regexp.Compile("(?i)^" + regexp.QuoteMeta(q))
}

func ofWord(q string) (*regexp.Regexp, error) {
	if !word.MatchString(q) {
		return word, nil
	}
	return regexp.Compile(`\b` + q + `\b`)
}

func isTitle(text string) bool {
	ok, _ := regexp.MatchString("^[a-z ]+$", text)
	return ok
}

func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	q := req.QueryStringParameters["q"]
	kept, err := matching(q)
	if err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	re, err := literal(q)
	if err != nil || !re.MatchString(titles[0]) || has(req.QueryStringParameters["like"], titles[1]) {
		return events.APIGatewayV2HTTPResponse{StatusCode: 404}, nil
	}
	if w, err := ofWord(q); err != nil || !w.MatchString(titles[0]) || !isTitle(q) {
		return events.APIGatewayV2HTTPResponse{StatusCode: 404}, nil
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: strings.Join(kept, "\n")}, nil
}

func main() { lambda.Start(handler) }

package main

import (
	"context"
	"net/http"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type labels map[string]string

const owner = "owner"

type settings struct{ user, theme string }

type desk struct{ user string }

var (
	kept    = labels{owner: "nobody"}
	pointed = &labels{"x": "nobody"}
	headers = http.Header{owner: {"nobody"}}
	current = settings{theme: "light"}
	shared  = &desk{}
)

// The copy of a map is the map itself.
func noted(v string) string {
	n := *pointed
	before := n["x"]
	n["x"] = v // finding: request-state-kept
	return before
}

func named(v string) string {
	n := kept
	before := n["owner"]
	n["owner"] = v // finding: request-state-kept
	return before
}

func sent(v string) string {
	h := headers
	before := h["owner"][0]
	h["owner"] = []string{v} // finding: request-state-kept
	return before
}

// The copy of a struct is another one, the copy of a pointer is not.
func themed(v string) string {
	s := current
	s.user = v
	return current.user + s.theme
}

func (d *desk) taken(v string) string {
	same := d
	before := d.user
	if v != "" {
		same.user = v // finding: request-state-kept
	}
	return before
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	h := req.Headers
	body := noted(h["x-user"]) + named(h["x-name"]) + sent(h["x-mail"]) + themed(h["x-theme"]) + shared.taken(h["x-desk"])
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: body}, nil
}

func main() {
	lambda.Start(handler)
}

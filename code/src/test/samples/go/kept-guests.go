package main

import (
	"context"
	"encoding/json"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type entry struct {
	Name string `json:"name"`
	Note string `json:"note"`
}

type book struct {
	entries []*entry
	byName  map[string]entry
}

var guests book

type tmp struct{ list []entry }

func (b *book) add(e *entry) {
	b.entries = append(b.entries, e) // finding: request-state-kept
}

func handler(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	e := new(entry)
	if err := json.Unmarshal([]byte(r.Body), e); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	guests.add(e)
	var t tmp
	t.list = append(t.list, *e)
	out := make([]string, 0)
	for _, g := range guests.entries {
		out = append(out, g.Name)
	}
	b, err := json.Marshal(out)
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: string(b)}, nil
}

func main() { lambda.Start(handler) }

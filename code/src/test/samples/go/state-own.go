// trigger: http-api
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"sync"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var (
	buf   bytes.Buffer
	cache sync.Map
	plans = map[string]string{}
	count int
	cold  = true
	lines []string
	user  string
	opts  struct{ Page int }
)

func handler(ctx context.Context, request events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	buf.Reset()
	count++
	cold = false
	lines = lines[:0]
	opts = struct{ Page int }{}
	if err := json.Unmarshal([]byte(request.Body), &opts); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	user = request.Headers["x-user"]
	tenant := request.Headers["x-tenant"]
	if _, ok := plans[tenant]; !ok {
		plans[tenant] = "plan of " + tenant
	}
	cache.Store(user, request.Body)
	found, _ := cache.Load(user)
	text, _ := found.(string)
	lines = append(lines, request.Path)
	buf.WriteString(lines[0])
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: buf.String() + user + plans[tenant] + text}, nil
}

func main() {
	lambda.Start(handler)
}

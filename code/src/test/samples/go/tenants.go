// trigger: rest-api
package main

import (
	"context"
	"fmt"
	"os"
	"sync"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type tenantCtx struct {
	mu     sync.Mutex
	tenant string
	cart   []string
}

var state = &tenantCtx{}
var started = os.Getenv("AWS_LAMBDA_INITIALIZATION_TYPE")

func (t *tenantCtx) add(item string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.cart = append(t.cart, item) // finding: request-state-kept
}

func (t *tenantCtx) list() string {
	return fmt.Sprint(t.cart)
}

func handler(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	local := make([]string, 0, 4)
	local = append(local, r.Path)
	if item := r.QueryStringParameters["item"]; item != "" {
		state.add(item)
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: state.list() + started + fmt.Sprint(len(local))}, nil
}

func main() { lambda.Start(handler) }

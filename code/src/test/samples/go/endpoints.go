// trigger: http-api
package main

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"os/exec"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type Validator interface{ Validate() error }

type convert struct {
	Input  string `json:"input"`
	Format string `json:"format"`
}

func (c convert) Validate() error {
	if c.Format != "pdf" && c.Format != "png" {
		return errors.New("format")
	}
	return nil
}

func endpoint[Req Validator, Res any](fn func(context.Context, Req) (Res, error)) func(context.Context, events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	return func(ctx context.Context, r events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
		var req Req
		if err := json.Unmarshal([]byte(r.Body), &req); err != nil {
			return events.APIGatewayV2HTTPResponse{StatusCode: http.StatusBadRequest}, nil
		}
		if err := req.Validate(); err != nil {
			return events.APIGatewayV2HTTPResponse{StatusCode: http.StatusUnprocessableEntity}, nil
		}
		res, err := fn(ctx, req)
		if err != nil {
			return events.APIGatewayV2HTTPResponse{StatusCode: http.StatusInternalServerError}, nil
		}
		b, err := json.Marshal(res)
		if err != nil {
			return events.APIGatewayV2HTTPResponse{}, err
		}
		return events.APIGatewayV2HTTPResponse{StatusCode: http.StatusOK, Body: string(b)}, nil
	}
}

func run(ctx context.Context, c convert) (string, error) {
	cmd := []string{"soffice", "--convert-to", c.Format, c.Input}
	out, err := exec.CommandContext(ctx, "bash", "-c", strings.Join(cmd, " ")).Output() // finding: os-command-injection
	return string(out), err
}

func runOK(ctx context.Context, c convert) (string, error) {
	out, err := exec.CommandContext(ctx, "bash", "-c", "soffice --convert-to "+c.Format+" /tmp/in").Output()
	return string(out), err
}

func main() {
	if os.Getenv("MODE") == "fixed" {
		lambda.Start(endpoint(runOK))
		return
	}
	lambda.Start(endpoint(run))
}

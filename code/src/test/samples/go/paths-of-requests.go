// trigger: http-api
package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/s3"
)

func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	switch req.RawPath {
	case "/read":
		data, err := os.ReadFile("/mnt/efs/" + req.QueryStringParameters["file"]) // finding: path-traversal
		if err != nil {
			return events.APIGatewayV2HTTPResponse{StatusCode: 404}, nil
		}
		return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: string(data)}, nil
	case "/safe":
		name := filepath.Base(req.QueryStringParameters["file"])
		data, err := os.ReadFile(filepath.Join("/mnt/efs", name))
		if err != nil {
			return events.APIGatewayV2HTTPResponse{StatusCode: 404}, nil
		}
		return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: string(data)}, nil
	case "/fetch":
		resp, err := http.Get(req.QueryStringParameters["url"]) // finding: server-side-request-forgery, request-without-timeout
		if err != nil {
			return events.APIGatewayV2HTTPResponse{StatusCode: 502}, nil
		}
		defer resp.Body.Close()
		b, _ := io.ReadAll(resp.Body)
		return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: string(b)}, nil
	case "/object":
		svc := s3.New(session.Must(session.NewSession()))                                                                                                                         // finding: client-per-invocation
		out, err := svc.GetObjectWithContext(ctx, &s3.GetObjectInput{Bucket: aws.String(req.QueryStringParameters["bucket"]), Key: aws.String(req.QueryStringParameters["key"])}) // finding: event-chosen-resource
		if err != nil {
			return events.APIGatewayV2HTTPResponse{StatusCode: 502}, nil
		}
		defer out.Body.Close()
		return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: fmt.Sprint(*out.ContentLength)}, nil
	case "/go":
		to := req.QueryStringParameters["to"]
		if !strings.HasPrefix(to, "https://shop.example.com/") {
			to = "https://shop.example.com/"
		}
		return events.APIGatewayV2HTTPResponse{StatusCode: 302, Headers: map[string]string{"Location": to}}, nil
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 404}, nil
}

func main() { lambda.Start(handler) }

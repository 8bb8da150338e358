package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/base64"
	"io"
	"os"
	"path/filepath"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	content, err := base64.StdEncoding.DecodeString(request.Body)
	if err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	for _, entry := range archive.File {
		target, err := os.Create(filepath.Join("/tmp/out", entry.Name)) // finding
		if err != nil {
			return events.APIGatewayV2HTTPResponse{}, err
		}
		source, err := entry.Open()
		if err != nil {
			return events.APIGatewayV2HTTPResponse{}, err
		}
		if _, err := io.Copy(target, source); err != nil {
			return events.APIGatewayV2HTTPResponse{}, err
		}
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func main() {
	lambda.Start(handler)
}

// trigger: none
package main

import (
	"context"
	"errors"
	"io/ioutil"
	"os"
	"path/filepath"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func perms(b []byte) error {
	if err := os.WriteFile("/tmp/state.json", b, 0777); err != nil { // finding: loose-file-permissions
		return err
	}
	return os.Chmod("/tmp/state.json", 0o666) // finding: loose-file-permissions
}

func permsOK(b []byte) error { return os.WriteFile("/tmp/state2.json", b, 0600) }

func read(name string) ([]byte, error) {
	return ioutil.ReadFile("/var/task/docs/" + name) // finding: path-traversal
}

func readClean(name string) ([]byte, error) {
	p := filepath.Clean(filepath.Join("/var/task/docs", name))
	if !strings.HasPrefix(p, "/var/task/docs/") {
		return nil, errors.New("bad name")
	}
	return os.ReadFile(p)
}

func readRooted(name string) ([]byte, error) {
	return os.ReadFile(filepath.Join("/var/task/docs", filepath.Clean("/"+name)))
}

func readNoDots(name string) ([]byte, error) {
	if strings.Contains(name, "..") {
		return nil, errors.New("bad name")
	}
	return os.ReadFile("/var/task/docs/" + name)
}

func readCleanOnly(name string) ([]byte, error) {
	return os.ReadFile(filepath.Clean("/var/task/docs/" + name)) // finding: path-traversal
}

func handler(ctx context.Context, r events.LambdaFunctionURLRequest) (events.LambdaFunctionURLResponse, error) {
	if err := perms([]byte("{}")); err != nil {
		return events.LambdaFunctionURLResponse{StatusCode: 500}, nil
	}
	if err := permsOK([]byte("{}")); err != nil {
		return events.LambdaFunctionURLResponse{StatusCode: 500}, nil
	}
	n := strings.TrimPrefix(r.RawPath, "/docs/")
	for _, f := range []func(string) ([]byte, error){read, readClean, readRooted, readNoDots, readCleanOnly} {
		if b, err := f(n); err == nil {
			return events.LambdaFunctionURLResponse{StatusCode: 200, Body: string(b)}, nil
		}
	}
	return events.LambdaFunctionURLResponse{StatusCode: 404}, nil
}

func main() { lambda.Start(handler) }

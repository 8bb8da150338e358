package main

import (
	"context"
	"net/http"
	"os/exec"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdaurl"
)

type pinger struct{ command string }

func (p *pinger) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	exec.Command("sh", "-c", p.command+r.URL.Query().Get("host")).Run() // finding: os-command-injection
	exec.Command("sh", "-c", p.command+"localhost").Run()
}

type raw struct{}

func (raw) Invoke(ctx context.Context, payload []byte) ([]byte, error) {
	return exec.Command("sh", "-c", string(payload)).Output() // finding: os-command-injection
}

func main() {
	mux := http.NewServeMux()
	mux.Handle("/ping", &pinger{command: "ping "})
	if len(mux.Handler) > 0 {
		lambda.StartHandler(raw{})
	}
	lambdaurl.Start(mux)
}

package main

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"sync"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type task struct {
	file string
	args []string
}

type result struct {
	out []byte
	err error
}

func worker(ctx context.Context, tasks <-chan task, results chan<- result, wg *sync.WaitGroup) {
	defer wg.Done()
	for t := range tasks {
		out, err := exec.CommandContext(ctx, "sh", "-c", "file "+t.file).Output() // finding: os-command-injection
		results <- result{out, err}
	}
}

func handler(ctx context.Context, e events.SNSEvent) error {
	var files []string
	for _, r := range e.Records {
		var m struct {
			Files []string `json:"files"`
		}
		if err := json.Unmarshal([]byte(r.SNS.Message), &m); err != nil {
			return err
		}
		files = append(files, m.Files...)
	}
	tasks := make(chan task)
	results := make(chan result, len(files))
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go worker(ctx, tasks, results, &wg)
	}
	for _, f := range files {
		tasks <- task{file: f}
	}
	close(tasks)
	wg.Wait()
	close(results)
	for r := range results {
		if r.err != nil {
			return r.err
		}
	}
	return os.Remove("/tmp/marker")
}

func main() { lambda.Start(handler) }

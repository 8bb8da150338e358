// trigger: none
package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"regexp"
	"strconv"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var idRe = regexp.MustCompile(`^\d{1,10}$`)

type converter struct {
	ops map[string]func(string) error
}

func (c *converter) exec(line string) error {
	return exec.Command("/bin/sh", "-c", line).Run() // finding: os-command-injection
}

func (c *converter) num(s string) error {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return err
	}
	return exec.Command("/bin/sh", "-c", fmt.Sprintf("seq %d", n)).Run()
}

func (c *converter) re(s string) error {
	if idRe.MatchString(s) {
		return exec.Command("/bin/sh", "-c", "lookup "+s).Run()
	}
	return errors.New("id")
}

func (c *converter) quoted(s string) error {
	return exec.Command("/bin/sh", "-c", "echo '"+strings.ReplaceAll(s, "'", `'\''`)+"'").Run()
}

func handler(ctx context.Context, e events.LambdaFunctionURLRequest) (events.LambdaFunctionURLResponse, error) {
	c := &converter{}
	c.ops = map[string]func(string) error{"exec": c.exec, "num": c.num, "re": c.re, "q": c.quoted}
	op, ok := c.ops[e.QueryStringParameters["op"]]
	if !ok {
		return events.LambdaFunctionURLResponse{StatusCode: 404}, nil
	}
	if err := op(e.QueryStringParameters["arg"]); err != nil {
		return events.LambdaFunctionURLResponse{StatusCode: 400}, nil
	}
	return events.LambdaFunctionURLResponse{StatusCode: 200}, nil
}

func main() { lambda.Start(handler) }

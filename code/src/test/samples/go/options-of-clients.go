// trigger: schedule
// timeout: 10
package main

import (
	"context"
	"net/http"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
)

type option func(*http.Client)

func within(d time.Duration) option {
	return func(c *http.Client) { c.Timeout = d }
}

func via(t http.RoundTripper) option {
	return func(c *http.Client) { c.Transport = t }
}

func client(opts ...option) *http.Client {
	c := &http.Client{}
	for _, o := range opts {
		o(c)
	}
	return c
}

func patient(name string, d time.Duration) *http.Client {
	return &http.Client{
		Transport: &http.Transport{MaxIdleConns: 10, TLSHandshakeTimeout: time.Second},
		Timeout:   d,
	}
}

type settings struct {
	Timeout time.Duration
	Name    string
}

func configured(s settings) *http.Client {
	return &http.Client{Timeout: s.Timeout}
}

var calm = configured(settings{Name: "calm", Timeout: 45 * time.Second}) // finding: timeout-beyond-function
var keen = configured(settings{Name: "keen", Timeout: 4 * time.Second})

var transport = &http.Transport{MaxIdleConns: 10}

var (
	quick = client(within(3*time.Second), via(transport))
	slow  = client(via(transport), within(60*time.Second)) // finding: timeout-beyond-function
	other = patient("other", 30*time.Second)               // finding: timeout-beyond-function
	short = patient("short", 2*time.Second)
	third = &http.Client{Transport: transport, CheckRedirect: nil, Timeout: 20 * time.Second} // finding: timeout-beyond-function
)

func handle(ctx context.Context) error {
	for _, c := range []*http.Client{calm, keen, quick, slow, other, short, third} {
		res, err := c.Get(os.Getenv("ADDRESS"))
		if err != nil {
			return err
		}
		res.Body.Close()
	}
	return nil
}

func main() { lambda.Start(handle) }

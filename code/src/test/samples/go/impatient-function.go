// trigger: schedule
// timeout: 10
package main

import (
	"context"
	"net"
	"net/http"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/go-resty/resty/v2"
	"github.com/redis/go-redis/v9"
)

const patience = 30 * time.Second

var client = &http.Client{Timeout: patience} // finding: timeout-beyond-function
var short = &http.Client{Timeout: 3 * time.Second}
var rest = resty.New().SetTimeout(1 * time.Minute) // finding: timeout-beyond-function
var cache = redis.NewClient(&redis.Options{Addr: "r:6379", ReadTimeout: 20 * time.Second}) // finding: timeout-beyond-function
var secs = 15

func handler(ctx context.Context) error {
	if _, err := client.Get("https://x.example.com"); err != nil { // finding: unclosed-resource
		return err
	}
	c, cancel := context.WithTimeout(context.Background(), 30*time.Second) // finding: timeout-beyond-function
	defer cancel()
	req, err := http.NewRequestWithContext(c, http.MethodGet, "https://x.example.com", nil)
	if err != nil {
		return err
	}
	if _, err := short.Do(req); err != nil { // finding: unclosed-resource
		return err
	}
	own := http.Client{
		Timeout: time.Duration(secs) * time.Second, // finding: timeout-beyond-function
	}
	if _, err := own.Get("https://x.example.com"); err != nil { // finding: unclosed-resource
		return err
	}
	late := new(http.Client)
	late.Timeout = time.Minute // finding: timeout-beyond-function
	if _, err := late.Get("https://x.example.com"); err != nil { // finding: unclosed-resource
		return err
	}
	conn, err := net.DialTimeout("tcp", "x.example.com:443", 20*time.Second) // finding: timeout-beyond-function
	if err != nil {
		return err
	}
	defer conn.Close()
	d := net.Dialer{Timeout: 40 * time.Second} // finding: timeout-beyond-function
	other, err := d.Dial("tcp", "x.example.com:443")
	if err != nil {
		return err
	}
	return other.Close()
}

func main() {
	lambda.Start(handler)
}

// trigger: none
package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/go-resty/resty/v2"
)

var rest = resty.New().SetTimeout(3 * time.Second)

func pull(target string) (string, error) {
	r, err := rest.R().SetHeader("Accept", "text/plain").Get(target) // finding: server-side-request-forgery
	if err != nil {
		return "", err
	}
	return r.String(), nil
}

func own(id string) (string, error) {
	r, err := rest.R().SetPathParam("id", id).Get(os.Getenv("API") + "/items/{id}")
	if err != nil {
		return "", err
	}
	return r.String(), nil
}

func allowedHost(raw string) (*url.URL, error) {
	u, err := url.Parse(raw)
	if err != nil {
		return nil, err
	}
	if !strings.HasSuffix(u.Hostname(), ".example.com") {
		return nil, errors.New("host")
	}
	return u, nil
}

func probe(addr string) error {
	c, err := net.DialTimeout("tcp", addr, time.Second) // finding: server-side-request-forgery
	if err != nil {
		return err
	}
	return c.Close()
}

func handler(ctx context.Context, r events.ALBTargetGroupRequest) (events.ALBTargetGroupResponse, error) {
	q := r.QueryStringParameters
	if _, err := pull(q["u"]); err != nil {
		return events.ALBTargetGroupResponse{StatusCode: 502}, nil
	}
	if _, err := own(q["id"]); err != nil {
		return events.ALBTargetGroupResponse{StatusCode: 502}, nil
	}
	if err := probe(q["host"] + ":443"); err != nil {
		return events.ALBTargetGroupResponse{StatusCode: 502}, nil
	}
	u, err := allowedHost(q["u"])
	if err != nil {
		return events.ALBTargetGroupResponse{StatusCode: 400}, nil
	}
	if _, err := rest.R().Get(u.String()); err != nil {
		return events.ALBTargetGroupResponse{StatusCode: 502}, nil
	}
	return events.ALBTargetGroupResponse{StatusCode: http.StatusOK}, nil
}

func main() { lambda.Start(handler) }

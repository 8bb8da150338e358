// trigger: http-api
package main

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"syscall"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type hook struct {
	URL string `json:"url"`
}

// publicOnly refuses connections that do not leave for the internet.
func publicOnly(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	if ip := at.Addr().Unmap(); !ip.IsGlobalUnicast() || ip.IsPrivate() {
		return errors.New("address not public")
	}
	return nil
}

// tuned looks at no address.
func tuned(_, _ string, conn syscall.RawConn) error {
	return conn.Control(func(uintptr) {})
}

var guarded = &http.Client{
	Timeout: 3 * time.Second,
	Transport: &http.Transport{
		DialContext: (&net.Dialer{Timeout: time.Second, Control: publicOnly}).DialContext,
	},
}

var fast = &http.Client{
	Timeout: 3 * time.Second,
	Transport: &http.Transport{
		DialContext: (&net.Dialer{Timeout: time.Second, Control: tuned}).DialContext,
	},
}

func send(ctx context.Context, h hook) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, h.URL, nil)
	if err != nil {
		return err
	}
	res, err := guarded.Do(req)
	if err != nil {
		return err
	}
	return res.Body.Close()
}

func sendFast(ctx context.Context, h hook) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, h.URL, nil)
	if err != nil {
		return err
	}
	res, err := fast.Do(req) // finding: server-side-request-forgery
	if err != nil {
		return err
	}
	return res.Body.Close()
}

func ping(h hook) error {
	res, err := guarded.Head(h.URL)
	if err != nil {
		return err
	}
	return res.Body.Close()
}

func pingFast(h hook) error {
	res, err := fast.Head(h.URL) // finding: server-side-request-forgery
	if err != nil {
		return err
	}
	return res.Body.Close()
}

func handle(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	var h hook
	if err := json.Unmarshal([]byte(req.Body), &h); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	err := errors.Join(send(ctx, h), sendFast(ctx, h), ping(h), pingFast(h))
	return events.APIGatewayV2HTTPResponse{StatusCode: 202}, err
}

func main() { lambda.Start(handle) }

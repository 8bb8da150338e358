// trigger: http-api
package main

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"strings"
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

// forced looks at how the address is written alone.
var forced = &http.Client{
	Timeout: 3 * time.Second,
	Transport: &http.Transport{
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			if strings.Contains(address, "[") {
				network = "tcp6"
			}
			return (&net.Dialer{}).DialContext(ctx, network, address)
		},
	},
}

var inside = netip.MustParsePrefix("10.0.0.0/8")

// outside refuses the addresses of one network.
var outside = &http.Client{
	Timeout: 3 * time.Second,
	Transport: &http.Transport{
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			at, err := netip.ParseAddrPort(address)
			if err != nil || inside.Contains(at.Addr()) {
				return nil, errors.New("address not public")
			}
			return (&net.Dialer{}).DialContext(ctx, network, address)
		},
	},
}

// Two functions call their own clients alike.
func headGuarded(h hook) error {
	client := &http.Client{
		Timeout:   3 * time.Second,
		Transport: &http.Transport{DialContext: (&net.Dialer{Control: publicOnly}).DialContext},
	}
	res, err := client.Head(h.URL)
	if err != nil {
		return err
	}
	return res.Body.Close()
}

func headPlain(h hook) error {
	client := &http.Client{Timeout: 3 * time.Second}
	res, err := client.Head(h.URL) // finding: server-side-request-forgery
	if err != nil {
		return err
	}
	return res.Body.Close()
}

// headWith is handed the client of its caller.
func headWith(careful *http.Client, h hook) error {
	res, err := careful.Head(h.URL)
	if err != nil {
		return err
	}
	return res.Body.Close()
}

func headCareful(h hook) error {
	careful := &http.Client{
		Timeout:   3 * time.Second,
		Transport: &http.Transport{DialContext: (&net.Dialer{Control: publicOnly}).DialContext},
	}
	return headWith(careful, h)
}

func headForced(h hook) error {
	res, err := forced.Head(h.URL) // finding: server-side-request-forgery
	if err != nil {
		return err
	}
	return res.Body.Close()
}

func headOutside(h hook) error {
	res, err := outside.Head(h.URL)
	if err != nil {
		return err
	}
	return res.Body.Close()
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
	err = errors.Join(err, headGuarded(h), headPlain(h), headCareful(h), headForced(h), headOutside(h))
	return events.APIGatewayV2HTTPResponse{StatusCode: 202}, err
}

func main() { lambda.Start(handle) }

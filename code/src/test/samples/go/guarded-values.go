package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/google/uuid"
)

type Res = events.APIGatewayProxyResponse

var (
	idRe  = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)
	loose = regexp.MustCompile(`[a-z]+`)
	cl    = http.Client{Timeout: time.Second}
	hosts = map[string]struct{}{"a.example.com": {}, "b.example.com": {}}
	ErrIn = errors.New("invalid input")
)

type Format string

const (
	PDF Format = "pdf"
	PNG Format = "png"
)

func (f Format) Valid() bool {
	switch f {
	case PDF, PNG:
		return true
	}
	return false
}

func validID(s string) error {
	if !idRe.MatchString(s) {
		return ErrIn
	}
	return nil
}

func checkHost(raw string) (string, error) {
	u, err := url.Parse(raw)
	if err != nil {
		return "", err
	}
	if _, ok := hosts[u.Host]; !ok {
		return "", ErrIn
	}
	return u.String(), nil
}

func private(host string) bool {
	ips, err := net.LookupIP(host)
	if err != nil {
		return true
	}
	for _, ip := range ips {
		if ip.IsPrivate() || ip.IsLoopback() {
			return true
		}
	}
	return false
}

func handler(ctx context.Context, r events.APIGatewayProxyRequest) (Res, error) {
	q := r.QueryStringParameters
	id := q["id"]
	if err := validID(id); err != nil {
		return Res{StatusCode: 400}, nil
	}
	if _, err := os.ReadFile("/mnt/d/" + id + ".json"); err != nil {
		return Res{StatusCode: 404}, nil
	}
	f := Format(q["format"])
	if !f.Valid() {
		return Res{StatusCode: 400}, nil
	}
	if err := exec.CommandContext(ctx, "sh", "-c", fmt.Sprintf("render --to %s", f)).Run(); err != nil {
		return Res{StatusCode: 500}, nil
	}
	target, err := checkHost(q["url"])
	if err != nil {
		return Res{StatusCode: 400}, nil
	}
	if resp, err := cl.Get(target); err == nil {
		resp.Body.Close()
	}
	if loose.MatchString(q["dir"]) {
		if _, err := os.ReadDir("/mnt/d/" + q["dir"]); err != nil { // finding: path-traversal
			return Res{StatusCode: 404}, nil
		}
	}
	u, err := uuid.Parse(q["uuid"])
	if err != nil {
		return Res{StatusCode: 400}, nil
	}
	if _, err := os.ReadFile("/mnt/d/" + u.String()); err != nil {
		return Res{StatusCode: 404}, nil
	}
	page, err := strconv.ParseInt(q["page"], 10, 64)
	if err != nil {
		page = 1
	}
	if err := exec.CommandContext(ctx, "sh", "-c", "page "+strconv.FormatInt(page, 10)).Run(); err != nil {
		return Res{StatusCode: 500}, nil
	}
	name := q["name"]
	if name == "" || strings.Contains(name, "..") || strings.ContainsRune(name, filepath.Separator) {
		return Res{StatusCode: 400}, nil
	}
	if _, err := os.Stat(filepath.Join("/mnt/d", name)); err != nil {
		return Res{StatusCode: 404}, nil
	}
	if _, err := os.ReadFile(filepath.Join("/mnt/d", name)); err != nil {
		return Res{StatusCode: 404}, nil
	}
	kind := strings.ToLower(q["kind"])
	switch kind {
	case "a":
		kind = "alpha"
	case "b":
		kind = "beta"
	default:
		kind = "gamma"
	}
	if err := os.Remove("/mnt/d/" + kind); err != nil {
		return Res{StatusCode: 500}, nil
	}
	if !filepath.IsLocal(q["local"]) {
		return Res{StatusCode: 400}, nil
	}
	if err := os.Remove(filepath.Join("/mnt/d", q["local"])); err != nil {
		return Res{StatusCode: 500}, nil
	}
	return Res{StatusCode: 200}, nil
}

func main() { lambda.Start(handler) }

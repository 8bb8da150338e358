// trigger: http-api
package main

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"database/sql"
	"encoding/json"
	"fmt"
	mrand "math/rand"
	"net/http"
	"net/smtp"
	"os"
	"os/exec"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/dlclark/regexp2"
	_ "github.com/lib/pq"
	"github.com/redis/go-redis/v9"
)

var (
	nick    = regexp2.MustCompile(`^(?!root)([a-z]+[._-]?)+$`, 0) // finding: slow-pattern
	plain   = regexp2.MustCompile(`^(?!root)[a-z]+$`, 0)
	bounded = limited(`^(?!root)([a-z]+[._-]?)+$`)
	rdb     = redis.NewClient(&redis.Options{Addr: os.Getenv("REDIS")})
	users   *cip.Client
	db      *sql.DB
	rng     = mrand.New(mrand.NewSource(time.Now().UnixNano()))
)

func limited(text string) *regexp2.Regexp {
	re := regexp2.MustCompile(text, 0)
	re.MatchTimeout = 50 * time.Millisecond
	return re
}

type quote struct {
	Carrier string `json:"carrier"`
	err     error
}

type told struct {
	Carrier string `json:"carrier"`
	Problem string `json:"problem"`
}

func ask(ctx context.Context) (q quote, t told) {
	q.Carrier = "a"
	err := db.PingContext(ctx)
	q.err = err
	if err != nil {
		t.Problem = err.Error()
	}
	return q, t
}

func stderr(format string, a ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", a...) // finding: log-injection
}

func key(small bool) (*rsa.PrivateKey, error) {
	bits := 2048
	if small {
		bits = 1024
	}
	return rsa.GenerateKey(rand.Reader, bits) // finding: short-key
}

func big(large bool) (*rsa.PrivateKey, error) {
	bits := 2048
	if large {
		bits = 4096
	}
	return rsa.GenerateKey(rand.Reader, bits)
}

func session(ctx context.Context) (string, error) {
	id := fmt.Sprintf("%016x", rng.Uint64()) // finding: guessable-secret
	return id, rdb.HSet(ctx, "session:"+id, "since", time.Now().Unix()).Err()
}

func sample(ctx context.Context) error {
	id := fmt.Sprintf("%016x", rng.Uint64())
	return rdb.HSet(ctx, "trace:"+id, "since", time.Now().Unix()).Err()
}

func pdf(ctx context.Context) error {
	f, err := os.CreateTemp("", "in-*.pdf") // finding: temporary-file-kept
	if err != nil {
		return err
	}
	defer f.Close()
	cmd := exec.CommandContext(ctx, "/opt/bin/stamp")
	cmd.Stdout = f
	return cmd.Run()
}

func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	name := req.QueryStringParameters["name"]
	stderr("visit of %s", name)
	fmt.Fprintf(os.Stderr, "visit of %q\n", name)
	fmt.Fprintf(os.Stdout, "visit of %s\n", name) // finding: log-injection
	b, _ := json.Marshal(map[string]string{"name": name})
	fmt.Fprintln(os.Stdout, string(b))
	nick.MatchString(name)
	plain.MatchString(name)
	bounded.MatchString(name)
	key(name == "x")
	big(name == "x")
	id, _ := session(ctx)
	sample(ctx)
	pdf(ctx)
	smtp.SendMail("mail:587", nil, "a@example.com", []string{"b@example.com"}, []byte("hi")) // finding: request-without-timeout
	out, err := users.ListUsers(ctx, &cip.ListUsersInput{UserPoolId: aws.String("p"), Filter: aws.String(`status = "Enabled"`)}) // finding: missing-pagination
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	for _, u := range out.Users {
		fmt.Println(*u.Username)
	}
	one, err := users.ListUsers(ctx, &cip.ListUsersInput{UserPoolId: aws.String("p"), Filter: aws.String(fmt.Sprintf("email = %q", "a@b.c"))})
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	for _, u := range one.Users {
		fmt.Println(*u.Username)
	}
	q, t := ask(ctx)
	quotes := []quote{q}
	if name == "full" {
		c, _ := json.Marshal([]told{t})
		return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: string(c)}, nil // finding: error-detail-returned
	}
	c, _ := json.Marshal(quotes)
	return events.APIGatewayV2HTTPResponse{StatusCode: http.StatusOK, Body: string(c), Headers: map[string]string{"X-Id": id}}, nil
}

func main() {
	cfg, _ := config.LoadDefaultConfig(context.Background())
	users = cip.NewFromConfig(cfg)
	db, _ = sql.Open("postgres", os.Getenv("DSN"))
	lambda.Start(handler)
}

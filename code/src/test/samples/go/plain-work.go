package main

import (
	"bytes"
	"context"
	"crypto/md5"
	"crypto/sha1"
	"crypto/tls"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"log"
	"math/rand"
	"net/http"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/sqs/types"
)

type deps struct {
	s3    *s3.Client
	sqs   *sqs.Client
	http  *http.Client
	queue string
	mu    sync.Mutex
	cfg   map[string]string
	at    time.Time
}

func (d *deps) upload(ctx context.Context, key string, body []byte) error {
	sum := md5.Sum(body)
	_, err := d.s3.PutObject(ctx, &s3.PutObjectInput{
		Bucket:     aws.String(os.Getenv("BUCKET")),
		Key:        aws.String("uploads/" + key),
		Body:       bytes.NewReader(body),
		ContentMD5: aws.String(base64.StdEncoding.EncodeToString(sum[:])),
	})
	return err
}

func shard(key string, n int) int {
	h := fnv.New32a()
	h.Write([]byte(key))
	return int(h.Sum32()) % n
}

func bucketFor(key string) string {
	h := md5.Sum([]byte(key))
	return fmt.Sprintf("p%02d", binary.BigEndian.Uint16(h[:2])%16)
}

func gitBlob(b []byte) string {
	h := sha1.New()
	fmt.Fprintf(h, "blob %d\x00", len(b))
	h.Write(b)
	return hex.EncodeToString(h.Sum(nil))
}

func sameFile(a, b io.Reader) (bool, error) {
	ha, hb := md5.New(), md5.New()
	if _, err := io.Copy(ha, a); err != nil {
		return false, err
	}
	if _, err := io.Copy(hb, b); err != nil {
		return false, err
	}
	return bytes.Equal(ha.Sum(nil), hb.Sum(nil)), nil
}

func (d *deps) retry(ctx context.Context, f func() error) error {
	var err error
	for i := 0; i < 3; i++ {
		if err = f(); err == nil {
			return nil
		}
		log.Printf("attempt %d failed: %v", i+1, err)
		wait := time.Duration(1<<i)*100*time.Millisecond + time.Duration(rand.Intn(50))*time.Millisecond
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(wait):
		}
	}
	return err
}

func (d *deps) config(ctx context.Context) (map[string]string, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.cfg != nil && time.Since(d.at) < 5*time.Minute {
		return d.cfg, nil
	}
	b, err := os.ReadFile("/opt/config.json")
	if err != nil {
		return nil, err
	}
	m := map[string]string{}
	if err := json.Unmarshal(b, &m); err != nil {
		return nil, err
	}
	d.cfg, d.at = m, time.Now()
	return m, nil
}

func (d *deps) enqueue(ctx context.Context, ids []string) error {
	for start := 0; start < len(ids); start += 10 {
		end := min(start+10, len(ids))
		entries := make([]types.SendMessageBatchRequestEntry, 0, 10)
		for i, id := range ids[start:end] {
			entries = append(entries, types.SendMessageBatchRequestEntry{Id: aws.String(fmt.Sprint(i)), MessageBody: aws.String(id)})
		}
		out, err := d.sqs.SendMessageBatch(ctx, &sqs.SendMessageBatchInput{QueueUrl: &d.queue, Entries: entries})
		if err != nil {
			return err
		}
		if len(out.Failed) > 0 {
			return fmt.Errorf("%d messages failed", len(out.Failed))
		}
	}
	return nil
}

func client() *http.Client {
	return &http.Client{
		Timeout:   5 * time.Second,
		Transport: &http.Transport{TLSClientConfig: &tls.Config{MinVersion: tls.VersionTLS12, InsecureSkipVerify: false}},
	}
}

type payload struct {
	Name string   `json:"name"`
	Data string   `json:"data"`
	IDs  []string `json:"ids"`
}

func (d *deps) handle(ctx context.Context, e events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	lc, _ := lambdacontext.FromContext(ctx)
	log.SetPrefix(lc.AwsRequestID + " ")
	var p payload
	if err := json.Unmarshal([]byte(e.Body), &p); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400, Body: `{"message":"invalid body"}`}, nil
	}
	if len(p.IDs) > 100 {
		return events.APIGatewayV2HTTPResponse{StatusCode: 413}, nil
	}
	sort.Strings(p.IDs)
	cfg, err := d.config(ctx)
	if err != nil {
		log.Printf("config: %v", err)
		return events.APIGatewayV2HTTPResponse{StatusCode: 500}, nil
	}
	dir, err := os.MkdirTemp("", "req")
	if err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 500}, nil
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, "data"), []byte(p.Data), 0o600); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 500}, nil
	}
	if err := d.retry(ctx, func() error { return d.upload(ctx, fmt.Sprintf("%d/%s", shard(p.Name, 8), bucketFor(p.Name)), []byte(p.Data)) }); err != nil {
		log.Printf("upload: %v", err)
		return events.APIGatewayV2HTTPResponse{StatusCode: 502}, nil
	}
	if err := d.enqueue(ctx, p.IDs); err != nil {
		log.Printf("enqueue: %v", err)
		return events.APIGatewayV2HTTPResponse{StatusCode: 502}, nil
	}
	ok, err := sameFile(strings.NewReader(p.Data), strings.NewReader(cfg["ref"]))
	if err != nil && !errors.Is(err, io.EOF) {
		return events.APIGatewayV2HTTPResponse{StatusCode: 500}, nil
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, os.Getenv("HOOK"), strings.NewReader(e.Body))
	if err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 500}, nil
	}
	req.Header.Set("X-Id", gitBlob([]byte(p.Data)))
	resp, err := d.http.Do(req)
	if err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 502}, nil
	}
	defer resp.Body.Close()
	out, _ := json.Marshal(map[string]any{"ok": ok, "name": p.Name})
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Headers: map[string]string{"Content-Type": "application/json"}, Body: string(out)}, nil
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	d := &deps{s3: s3.NewFromConfig(cfg), sqs: sqs.NewFromConfig(cfg), http: client(), queue: os.Getenv("QUEUE")}
	lambda.Start(d.handle)
}

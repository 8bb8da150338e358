// trigger: eventbridge
package main

import (
	"context"
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	_ "github.com/lib/pq"
)

var (
	client = &http.Client{Timeout: 2 * time.Second}
	store  *s3.Client
	db     *sql.DB
)

func rate() (float64, error) {
	resp, err := client.Get("https://rates.example.com/latest") // finding: unclosed-resource
	if err != nil {
		return 0, err
	}
	var v struct{ Rate float64 }
	if err := json.NewDecoder(resp.Body).Decode(&v); err != nil {
		return 0, err
	}
	return v.Rate, nil
}

func rateOK() (float64, error) {
	resp, err := client.Get("https://rates.example.com/latest")
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	var v struct{ Rate float64 }
	return v.Rate, json.NewDecoder(resp.Body).Decode(&v)
}

func object(ctx context.Context, key string) ([]byte, error) {
	out, err := store.GetObject(ctx, &s3.GetObjectInput{Bucket: aws.String(os.Getenv("BUCKET")), Key: &key}) // finding: unclosed-resource
	if err != nil {
		return nil, err
	}
	return io.ReadAll(out.Body)
}

func names(ctx context.Context) ([]string, error) {
	rows, err := db.QueryContext(ctx, "SELECT name FROM customers") // finding: unclosed-resource
	if err != nil {
		return nil, err
	}
	var ns []string
	if rows.Next() {
		var n string
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		ns = append(ns, n)
	}
	return ns, nil
}

func namesOK(ctx context.Context) ([]string, error) {
	rows, err := db.QueryContext(ctx, "SELECT name FROM customers")
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
	}
	return nil, rows.Err()
}

func report(lines [][]string) error {
	f, err := os.Create("/tmp/report.csv") // finding: unclosed-resource
	if err != nil {
		return err
	}
	w := csv.NewWriter(f)
	w.WriteAll(lines)
	w.Flush()
	return w.Error()
}

func open(name string) (*os.File, error) {
	return os.Open("/var/task/" + name)
}

func handler(ctx context.Context, e events.CloudWatchEvent) error {
	if _, err := rate(); err != nil {
		return err
	}
	if _, err := rateOK(); err != nil {
		return err
	}
	if _, err := object(ctx, "latest.json"); err != nil {
		return err
	}
	if _, err := names(ctx); err != nil {
		return err
	}
	if _, err := namesOK(ctx); err != nil {
		return err
	}
	f, err := open("table.csv")
	if err != nil {
		return err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return err
	}
	return report(rows)
}

func main() {
	lambda.Start(handler)
}

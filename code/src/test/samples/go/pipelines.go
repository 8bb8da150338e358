// trigger: s3
package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/jmoiron/sqlx"
	_ "github.com/lib/pq"
)

type row struct {
	SKU string
	Qty string
}

var (
	cl *s3.Client
	db *sqlx.DB
)

func read(r io.Reader) (<-chan row, <-chan error) {
	rows := make(chan row)
	errs := make(chan error, 1)
	go func() {
		defer close(rows)
		defer close(errs)
		cr := csv.NewReader(bufio.NewReader(r))
		for {
			rec, err := cr.Read()
			if err == io.EOF {
				return
			}
			if err != nil {
				errs <- err
				return
			}
			rows <- row{SKU: rec[0], Qty: rec[1]}
		}
	}()
	return rows, errs
}

func handle(ctx context.Context, e events.S3Event) error {
	for _, r := range e.Records {
		out, err := cl.GetObject(ctx, &s3.GetObjectInput{Bucket: &r.S3.Bucket.Name, Key: &r.S3.Object.Key})
		if err != nil {
			return err
		}
		rows, errs := read(out.Body)
		for x := range rows {
			q := fmt.Sprintf("INSERT INTO stock(sku, qty) VALUES ('%s', %s)", x.SKU, x.Qty)
			if _, err := db.ExecContext(ctx, q); err != nil { // finding: calls-in-loop, sql-injection
				out.Body.Close()
				return err
			}
		}
		out.Body.Close()
		if err := <-errs; err != nil {
			return err
		}
	}
	return nil
}

func scan(ctx context.Context, e events.S3Event) error {
	for _, r := range e.Records {
		out, err := cl.GetObject(ctx, &s3.GetObjectInput{Bucket: &r.S3.Bucket.Name, Key: &r.S3.Object.Key})
		if err != nil {
			return err
		}
		defer out.Body.Close()
		sc := bufio.NewScanner(out.Body)
		for sc.Scan() {
			line := strings.TrimSpace(sc.Text())
			var v struct {
				ID string `json:"id"`
			}
			if err := json.Unmarshal([]byte(line), &v); err != nil {
				log.Printf("bad line: %v", err)
				continue
			}
			if _, err := db.Exec("DELETE FROM stock WHERE id = '" + v.ID + "'"); err != nil { // finding: sql-injection
				return err
			}
		}
		if err := sc.Err(); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	cl = s3.NewFromConfig(cfg)
	db = sqlx.MustConnect("postgres", os.Getenv("DSN"))
	if os.Getenv("MODE") == "scan" {
		lambda.Start(scan)
	} else {
		lambda.Start(handle)
	}
}

// What libraries read of what was opened, kinds of errors, and databases that stay open.
package main

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/aws/aws-lambda-go/lambda"
)

var web = &http.Client{Timeout: 3 * time.Second}

func title() (string, error) {
	resp, err := web.Get("https://example.com") // finding: unclosed-resource
	if err != nil {
		return "", err
	}
	doc, err := goquery.NewDocumentFromReader(resp.Body)
	if err != nil {
		return "", err
	}
	return doc.Find("title").First().Text(), nil
}

func read(name string) ([]byte, error) {
	f, err := os.Open("/opt/pages/index.html")
	if os.IsNotExist(err) {
		return nil, nil
	}
	if errors.Is(err, fs.ErrPermission) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

func open() (*sql.DB, error) {
	return sql.Open("sqlite3", "file:/opt/museums.db?mode=ro") // finding: unclosed-resource, client-per-invocation
}

func handle(ctx context.Context) (string, error) {
	db, err := open()
	if err != nil {
		return "", err
	}
	var name string
	if err := db.QueryRowContext(ctx, "SELECT name FROM museums").Scan(&name); err != nil {
		return "", err
	}
	page, err := read(name)
	if err != nil {
		return "", err
	}
	head, err := title()
	return head + string(page), err
}

func main() { lambda.Start(handle) }

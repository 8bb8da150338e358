// trigger: none
package main

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
)

var client = &http.Client{Timeout: 5 * time.Second}
var db *sql.DB

// The answer that is refused stays open.
func status(base string) error {
	url := base + "/status"
	resp, err := client.Get(url) // finding: unclosed-resource
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("status %d", resp.StatusCode)
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

func statusWell(url string) (err error) {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		resp.Body.Close()
		return fmt.Errorf("status %d", resp.StatusCode)
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

// What fails in between leaves the file open.
func write(path string, body io.Reader) error {
	f, err := os.Create(path) // finding: unclosed-resource
	if err != nil {
		return err
	}
	if _, err := io.Copy(f, body); err != nil {
		return err
	}
	return f.Close()
}

func writeWell(path string, body io.Reader) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if _, err := io.Copy(f, body); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

func writeOnce(path string, body io.Reader) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, body)
	if closing := f.Close(); err == nil {
		err = closing
	}
	return err
}

func writeDeferred(path string, body io.Reader) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	_, err = io.Copy(f, body)
	return err
}

// The round that is left out keeps its answer open.
func each(urls []string) int {
	n := 0
	for _, url := range urls {
		resp, err := client.Get(url) // finding: unclosed-resource
		if err != nil {
			continue
		}
		if resp.StatusCode >= 400 {
			continue
		}
		n++
		resp.Body.Close()
	}
	return n
}

func eachWell(urls []string) int {
	n := 0
	for _, url := range urls {
		resp, err := client.Get(url)
		if err != nil {
			continue
		}
		resp.Body.Close()
		if resp.StatusCode < 400 {
			n++
		}
	}
	return n
}

func names(ctx context.Context) ([]string, error) {
	rows, err := db.QueryContext(ctx, "SELECT name FROM people") // finding: unclosed-resource
	if err != nil {
		return nil, err
	}
	var all []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		all = append(all, name)
	}
	if err := rows.Close(); err != nil {
		return nil, err
	}
	return all, nil
}

// Who gets it closes it.
func open(url string) (io.ReadCloser, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		resp.Body.Close()
		return nil, errors.New("refused")
	}
	return resp.Body, nil
}

type lines struct {
	file *os.File
	in   *bufio.Scanner
}

func read(path string) (*lines, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		f.Close()
		return nil, errors.New("empty")
	}
	return &lines{file: f, in: bufio.NewScanner(f)}, nil
}

func drain(resp *http.Response) {
	io.Copy(io.Discard, resp.Body)
	resp.Body.Close()
}

func handed(url string) (map[string]any, error) {
	resp, err := client.Get(url)
	if err == nil {
		defer drain(resp)
		var out map[string]any
		return out, json.NewDecoder(resp.Body).Decode(&out)
	}
	return nil, err
}

func handler(ctx context.Context) error {
	base := os.Getenv("BASE")
	if err := errors.Join(status(base+"/a"), statusWell(base+"/b")); err != nil {
		return err
	}
	body, err := open(base + "/c")
	if err != nil {
		return err
	}
	defer body.Close()
	work, err := os.MkdirTemp("", "work")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if err := errors.Join(write(work+"/a", body), writeWell(work+"/b", body), writeOnce(work+"/c", body), writeDeferred(work+"/d", body)); err != nil {
		return err
	}
	if each([]string{base}) != eachWell([]string{base}) {
		return errors.New("differs")
	}
	l, err := read(work + "/a")
	if err != nil {
		return err
	}
	defer l.file.Close()
	if _, err := handed(base + "/d"); err != nil {
		return err
	}
	_, err = names(ctx)
	return err
}

func main() { lambda.Start(handler) }

// trigger: s3
package main

import (
	"context"
	"fmt"
	"io"
	"math/rand"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func dated(text []byte) error {
	name := fmt.Sprintf("%s/export-%d.csv", os.TempDir(), time.Now().Unix())
	defer os.Remove(name)
	return os.WriteFile(name, text, 0o600) // finding: unsafe-temporary-file
}

func drawn() error {
	f, err := os.Create(fmt.Sprintf("/tmp/part-%d", rand.Int63())) // finding: unsafe-temporary-file
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	return f.Close()
}

func key(pem []byte) error {
	defer os.Remove("/tmp/device.key")
	return os.WriteFile("/tmp/device.key", pem, 0o600) // finding: unsafe-temporary-file
}

func own(pem []byte) error {
	name := fmt.Sprintf("/tmp/key-%d", time.Now().UnixNano())
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer os.Remove(name)
	defer f.Close()
	_, err = f.Write(pem)
	return err
}

func left() error {
	f, err := os.CreateTemp("", "rows-*.csv") // finding: temporary-file-kept
	if err != nil {
		return err
	}
	defer f.Close()
	result := f.Name() + ".parquet"
	defer os.Remove(result)
	_, err = f.WriteString("a,b\n")
	return err
}

func folder() error {
	dir, err := os.MkdirTemp("", "work") // finding: temporary-file-kept
	if err != nil {
		return err
	}
	return os.WriteFile(dir+"/a.txt", []byte("a"), 0o600)
}

func tidy() error {
	f, err := os.CreateTemp("", "rows-*.csv")
	if err != nil {
		return err
	}
	name := f.Name()
	defer os.Remove(name)
	defer f.Close()
	_, err = f.WriteString("a,b\n")
	return err
}

func tidyFolder() error {
	dir, err := os.MkdirTemp("", "work")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	return os.WriteFile(dir+"/a.txt", []byte("a"), 0o600)
}

func made() (*os.File, error) {
	f, err := os.CreateTemp("", "rows-*.csv")
	if err != nil {
		return nil, err
	}
	return f, nil
}

func handler(ctx context.Context, event events.S3Event) error {
	out, err := made()
	if err != nil {
		return err
	}
	defer os.Remove(out.Name())
	defer out.Close()
	if _, err := io.WriteString(out, "x"); err != nil {
		return err
	}
	for _, work := range []func() error{drawn, left, folder, tidy, tidyFolder} {
		if err := work(); err != nil {
			return err
		}
	}
	if err := dated([]byte("a")); err != nil {
		return err
	}
	if err := key([]byte("k")); err != nil {
		return err
	}
	return own([]byte("k"))
}

func main() { lambda.Start(handler) }

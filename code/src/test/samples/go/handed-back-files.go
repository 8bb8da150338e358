// trigger: s3
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

var client *s3.Client

func save(ctx context.Context, bucket, key string, f *os.File) error {
	object, err := client.GetObject(ctx, &s3.GetObjectInput{Bucket: &bucket, Key: &key})
	if err != nil {
		return err
	}
	defer object.Body.Close()
	_, err = io.Copy(f, object.Body)
	return err
}

// fetch leaves it to its callers to remove the file, and none does.
func fetch(ctx context.Context, bucket, key string) (string, error) {
	f, err := os.CreateTemp("", "left-*") // finding: temporary-file-kept
	if err != nil {
		return "", err
	}
	defer f.Close()
	return f.Name(), save(ctx, bucket, key, f)
}

// load leaves it to its callers, and they do.
func load(ctx context.Context, bucket, key string) (string, error) {
	f, err := os.CreateTemp("", "removed-*")
	if err != nil {
		return "", err
	}
	defer f.Close()
	return f.Name(), save(ctx, bucket, key, f)
}

// spool gives the name to whoever keeps it.
func spool(ctx context.Context, bucket, key string) (string, error) {
	f, err := os.CreateTemp("", "spooled-*")
	if err != nil {
		return "", err
	}
	defer f.Close()
	return f.Name(), save(ctx, bucket, key, f)
}

// draft gives the name to whoever lists it.
func draft(ctx context.Context, bucket, key string) (string, error) {
	f, err := os.CreateTemp("", "drafted-*")
	if err != nil {
		return "", err
	}
	defer f.Close()
	name := f.Name()
	return name, save(ctx, bucket, key, f)
}

// clip leaves the file to whoever runs a program on it.
func clip(ctx context.Context, bucket, key string) (string, error) {
	f, err := os.CreateTemp("", "clipped-*") // finding: temporary-file-kept
	if err != nil {
		return "", err
	}
	defer f.Close()
	return f.Name(), save(ctx, bucket, key, f)
}

type drafts struct{ paths []string }

func (d *drafts) add(ctx context.Context, bucket, key string) error {
	path, err := draft(ctx, bucket, key)
	if err != nil {
		return err
	}
	d.paths = append(d.paths, path)
	return nil
}

func (d *drafts) end() {
	for _, path := range d.paths {
		os.Remove(path)
	}
}

func play(ctx context.Context, bucket, key string) error {
	path, err := clip(ctx, bucket, key)
	if err != nil {
		return err
	}
	words := []string{"-i"}
	words = append(words, path)
	return exec.CommandContext(ctx, "/opt/bin/play", words...).Run()
}

type job struct{ path string }

func (j *job) end() error { return os.Remove(j.path) }

func size(path string) (int64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

func count(ctx context.Context, bucket, key string) (int64, error) {
	path, err := fetch(ctx, bucket, key)
	if err != nil {
		return 0, err
	}
	return size(path)
}

func measure(ctx context.Context, bucket, key string) (int64, error) {
	path, err := load(ctx, bucket, key)
	if err != nil {
		return 0, err
	}
	defer os.Remove(path)
	return size(path)
}

func begin(ctx context.Context, bucket, key string) (*job, error) {
	path, err := spool(ctx, bucket, key)
	if err != nil {
		return nil, err
	}
	return &job{path: path}, nil
}

// unpack hands the folder to a function that closes what it reads, and nothing more.
func unpack(ctx context.Context, bucket, key string) error {
	folder, err := os.MkdirTemp("", "unpacked-") // finding: temporary-file-kept
	if err != nil {
		return err
	}
	return fill(ctx, bucket, key, folder)
}

func fill(ctx context.Context, bucket, key, folder string) error {
	object, err := client.GetObject(ctx, &s3.GetObjectInput{Bucket: &bucket, Key: &key})
	if err != nil {
		return err
	}
	defer object.Body.Close()
	f, err := os.Create(folder + "/content")
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(f, object.Body)
	return err
}

func handle(ctx context.Context, event events.S3Event) error {
	d := &drafts{}
	defer d.end()
	for _, record := range event.Records {
		bucket, key := record.S3.Bucket.Name, record.S3.Object.Key
		if _, err := count(ctx, bucket, key); err != nil {
			return err
		}
		if _, err := measure(ctx, bucket, key); err != nil {
			return err
		}
		if err := errors.Join(d.add(ctx, bucket, key), play(ctx, bucket, key)); err != nil {
			return err
		}
		if err := unpack(ctx, bucket, key); err != nil {
			return err
		}
		j, err := begin(ctx, bucket, key)
		if err != nil {
			return err
		}
		if err := j.end(); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	settings, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	client = s3.NewFromConfig(settings)
	lambda.Start(handle)
}

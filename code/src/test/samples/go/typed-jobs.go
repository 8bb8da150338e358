package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/aws/aws-lambda-go/lambda"
)

type Name string

func (n *Name) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	if strings.ContainsAny(s, "./\\") {
		return errors.New("bad name")
	}
	*n = Name(s)
	return nil
}

type Safe struct {
	Name Name `json:"name"`
}

type Job struct {
	Kind   string                 `json:"kind"`
	Safe   Safe                   `json:"safe"`
	Params map[string]interface{} `json:"params"`
	Items  []Item                 `json:"items"`
	Meta   *Meta                  `json:"meta"`
}

type Item struct {
	Path string `json:"path"`
	Size int    `json:"size"`
}

type Meta struct {
	Owner struct {
		Dir string `json:"dir"`
	} `json:"owner"`
}

type Kind int

const (
	Read Kind = iota
	Write
)

func kindOf(s string) (Kind, error) {
	switch s {
	case "read":
		return Read, nil
	case "write":
		return Write, nil
	}
	return 0, fmt.Errorf("kind %q", s)
}

func handle(ctx context.Context, raw json.RawMessage) (any, error) {
	var j Job
	if err := json.Unmarshal(raw, &j); err != nil {
		return nil, err
	}
	k, err := kindOf(j.Kind)
	if err != nil {
		return nil, err
	}
	if k == Read {
		for _, it := range j.Items {
			if _, err := os.Stat(it.Path); err != nil {
				return nil, err
			}
			if _, err := os.ReadFile(filepath.Join("/mnt", it.Path)); err != nil { // finding: path-traversal
				return nil, err
			}
		}
	}
	if j.Meta != nil {
		if err := os.RemoveAll("/mnt/" + j.Meta.Owner.Dir); err != nil { // finding: path-traversal
			return nil, err
		}
	}
	switch v := j.Params["target"].(type) {
	case string:
		return os.ReadFile("/mnt/" + v) // finding: path-traversal
	case float64:
		return os.ReadFile(fmt.Sprintf("/mnt/%d", int(v)))
	case []any:
		for _, x := range v {
			if s, ok := x.(string); ok {
				if err := os.Remove("/mnt/" + s); err != nil { // finding: path-traversal
					return nil, err
				}
			}
		}
	}
	return nil, nil
}

func main() { lambda.Start(handle) }

// trigger: none
package main

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"log"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/dop251/goja"
	"github.com/redis/go-redis/v9"
)

type rule struct {
	Expr string `json:"expr"`
	Key  string `json:"key"`
}

var rdb = redis.NewClient(&redis.Options{Addr: os.Getenv("REDIS")})

func eval(src string) error {
	vm := goja.New()
	_, err := vm.RunString(src) // finding: code-injection
	return err
}

func bump(ctx context.Context, key string) error {
	return rdb.Incr(ctx, "hits:"+key).Err() // finding: repeated-effect
}

func script(ctx context.Context, key string) error {
	return rdb.Eval(ctx, "return redis.call('GET', KEYS[1])", []string{key}).Err()
}

func scriptBad(ctx context.Context, key string) error {
	return rdb.Eval(ctx, "return redis.call('GET', '"+key+"')", nil).Err() // finding: code-injection
}

func handler(ctx context.Context, e events.KafkaEvent) error {
	for topic, recs := range e.Records {
		for _, r := range recs {
			b, err := base64.StdEncoding.DecodeString(r.Value)
			if err != nil {
				log.Printf("skip a record of %s", topic)
				continue
			}
			var ru rule
			if err := json.Unmarshal(b, &ru); err != nil {
				return err
			}
			if err := eval(ru.Expr); err != nil {
				return err
			}
			if err := bump(ctx, ru.Key); err != nil {
				return err
			}
			if err := script(ctx, ru.Key); err != nil {
				return err
			}
			if err := scriptBad(ctx, ru.Key); err != nil {
				return err
			}
		}
	}
	return nil
}

func main() { lambda.Start(handler) }

// trigger: none
package main

import (
	"context"
	crand "crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log"
	"log/slog"
	"os"
	"strings"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"go.uber.org/zap"
)

type dbSecret struct {
	Host     string
	Username string
	Password string
}

type quiet struct {
	Host     string
	Password string
}

func (q quiet) String() string { return "quiet " + q.Host }

type logged struct {
	Host     string
	Password string
}

func (l logged) LogValue() slog.Value { return slog.StringValue(l.Host) }

func handler(ctx context.Context, in struct{ ID string }) (string, error) {
	cfg, _ := config.LoadDefaultConfig(ctx)
	zl, _ := zap.NewProduction()
	out, err := secretsmanager.NewFromConfig(cfg).GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: aws.String("db")}) // finding: client-per-invocation
	if err != nil {
		return "", err
	}
	log.Printf("answer %v", out) // finding: secret-logged
	var s dbSecret
	if err := json.Unmarshal([]byte(aws.ToString(out.SecretString)), &s); err != nil {
		return "", err
	}
	log.Printf("db %+v", s) // finding: secret-logged
	log.Printf("host %s user %s", s.Host, s.Username)
	slog.Info("db", "conn", s) // finding: secret-logged
	slog.Debug("db", "password", s.Password) // finding: secret-logged
	slog.Info("db", "conn", logged{s.Host, s.Password})
	zl.Info("db", zap.String("password", s.Password)) // finding: secret-logged
	zl.Info("db", zap.String("host", s.Host))
	log.Println(quiet{s.Host, s.Password})
	fmt.Println(strings.Join(os.Environ(), " ")) // finding: secret-logged
	buf := make([]byte, 16)
	crand.Read(buf)
	resetToken := hex.EncodeToString(buf)
	log.Printf("token %s", resetToken) // finding: secret-logged
	log.Printf("token of %d", len(resetToken))
	dsn := fmt.Sprintf("%s:%s@tcp(%s)/db", s.Username, s.Password, s.Host)
	log.Println("dsn", dsn) // finding: secret-logged
	fmt.Fprintf(os.Stderr, "pw %s\n", s.Password) // finding: secret-logged
	s.Password = "***"
	log.Printf("db %+v", s)
	return "", nil
}

func main() { lambda.Start(handler) }

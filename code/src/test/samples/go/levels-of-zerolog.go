package main

import (
	"context"
	"errors"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/rs/zerolog"
	"github.com/rs/zerolog/log"
)

var logger = zerolog.New(os.Stderr)

func handler(ctx context.Context, req events.SQSEvent) error {
	logger.Error().Msg(os.Getenv("API_TOKEN")) // finding: secret-logged
	log.Error().Msg(os.Getenv("DB_PASSWORD")) // finding: secret-logged
	logger.Error().Msg("no connection")
	log.Error().Msg(errors.New("no connection").Error())
	return nil
}

func main() {
	lambda.Start(handler)
}

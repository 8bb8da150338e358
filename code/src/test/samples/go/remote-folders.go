package main

import (
	"context"
	"io"
	"net/mail"
	"net/smtp"
	"mime"
	"bytes"
	"fmt"
	"os"
	"path"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/pkg/sftp"
)

var files *sftp.Client

func store(name, text string) error {
	f, err := files.OpenFile(path.Join("/inbox", name), os.O_WRONLY|os.O_CREATE) // finding: path-traversal
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(f, strings.NewReader(text))
	return err
}

func storeSafely(name, text string) error {
	f, err := files.Create(path.Join("/inbox", path.Base(name)))
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(f, strings.NewReader(text))
	return err
}

func message(q map[string]string) []byte {
	var msg bytes.Buffer
	reply, err := mail.ParseAddress(q["from"])
	if err != nil {
		return nil
	}
	fmt.Fprintf(&msg, "Reply-To: %s\r\n", reply.String())
	fmt.Fprintf(&msg, "Subject: %s\r\n", mime.QEncoding.Encode("utf-8", q["subject"]))
	fmt.Fprintf(&msg, "X-Topic: %s\r\n", q["topic"]) // finding: header-injection
	fmt.Fprintf(&msg, "\r\n%s\r\n", q["text"])
	return msg.Bytes()
}

func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (int, error) {
	q := req.QueryStringParameters
	if err := store(q["name"], req.Body); err != nil {
		return 0, err
	}
	if err := smtp.SendMail(os.Getenv("RELAY"), nil, "shop@example.com", []string{"desk@example.com"}, message(q)); err != nil { // finding: request-without-timeout
		return 0, err
	}
	return 0, storeSafely(q["name"], req.Body)
}

func main() {
	lambda.Start(handler)
}

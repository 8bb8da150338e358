// trigger: http-api
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"mime"
	"net/mail"
	"net/smtp"
	"os"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type form struct {
	Name    string `json:"name"`
	Email   string `json:"email"`
	Subject string `json:"subject"`
	Text    string `json:"text"`
	Count   int    `json:"count"`
}

type head struct{ lines bytes.Buffer }

func (h *head) set(name, value string) *head {
	fmt.Fprintf(&h.lines, "%s: %s\r\n", name, value) // finding: header-injection
	return h
}

type safe struct{ lines bytes.Buffer }

func (s *safe) set(name, value string) *safe {
	fmt.Fprintf(&s.lines, "%s: %s\r\n", name, value)
	return s
}

func joined(f form) string {
	return "From: shop@example.com\r\nTo: desk@example.com\r\n" + // finding: header-injection
		"Subject: " + f.Subject + "\r\n" +
		"\r\nName: " + f.Name + "\r\nSubject: " + f.Text + "\r\n"
}

func first(f form) string {
	return "Subject: " + f.Subject + "\r\n\r\n" + f.Text // finding: header-injection
}

func formatted(f form) string {
	return fmt.Sprintf("To: desk@example.com\r\nSubject: %s\r\nX-Count: %d\r\n\r\n%s\r\n", f.Subject, f.Count, f.Text) // finding: header-injection
}

func body(f form) string {
	return fmt.Sprintf("To: desk@example.com\r\nX-Count: %d\r\n\r\nFrom: %s\r\n%s", f.Count, f.Name, f.Text)
}

func encoded(f form) string {
	return "To: desk@example.com\r\nSubject: " + mime.QEncoding.Encode("utf-8", f.Subject) + "\r\n" +
		"X-Name: " + strings.NewReplacer("\r", "", "\n", "").Replace(f.Name) + "\r\n\r\n" + f.Text
}

func listed(f form) string {
	return strings.Join([]string{"To: desk@example.com", "Subject: " + f.Subject, "", f.Text}, "\r\n") // finding: header-injection
}

func answered(f form) string {
	return strings.Join([]string{"To: desk@example.com", "Subject: " + mime.QEncoding.Encode("utf-8", f.Subject), "", f.Text}, "\r\n")
}

func prompt(f form) string {
	return "Subject: " + f.Subject + "\nWrite an answer to: " + f.Text
}

func handle(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	var f form
	if err := json.Unmarshal([]byte(req.Body), &f); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	reply, err := mail.ParseAddress(f.Email)
	if err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	h := (&head{}).set("From", "shop@example.com").set("Subject", "[contact] "+f.Subject)
	s := (&safe{}).set("From", "shop@example.com").set("Reply-To", reply.String())
	for _, message := range []string{h.lines.String(), s.lines.String(), joined(f), first(f), formatted(f), body(f), encoded(f), listed(f), answered(f), prompt(f)} {
		if err := smtp.SendMail(os.Getenv("RELAY"), nil, "shop@example.com", []string{"desk@example.com"}, []byte(message)); err != nil { // finding: request-without-timeout
			return events.APIGatewayV2HTTPResponse{}, err
		}
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 204}, nil
}

func main() { lambda.Start(handle) }

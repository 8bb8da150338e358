// trigger: rest-api
package main

import (
	"net/http"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var allowed = map[string]struct{}{"https://app.example.com": {}}

func open(req events.APIGatewayProxyRequest) events.APIGatewayProxyResponse {
	return events.APIGatewayProxyResponse{
		StatusCode: 200,
		Headers: map[string]string{
			"Access-Control-Allow-Origin":      req.Headers["origin"], // finding: cors-any-origin
			"Access-Control-Allow-Credentials": "true",
		},
	}
}

func listed(req events.APIGatewayProxyRequest) events.APIGatewayProxyResponse {
	h := map[string]string{"Vary": "Origin"}
	if _, ok := allowed[req.Headers["origin"]]; ok {
		h["Access-Control-Allow-Origin"] = req.Headers["origin"]
		h["Access-Control-Allow-Credentials"] = "true"
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Headers: h}
}

func public() events.APIGatewayProxyResponse {
	return events.APIGatewayProxyResponse{StatusCode: 200, Headers: map[string]string{"Access-Control-Allow-Origin": "*"}}
}

func cookie() events.APIGatewayProxyResponse {
	c := http.Cookie{Name: "session", Value: os.Getenv("X"), Path: "/"}
	return events.APIGatewayProxyResponse{StatusCode: 200, Headers: map[string]string{"Set-Cookie": c.String()}} // finding: insecure-cookie
}

func cookieOK() events.APIGatewayProxyResponse {
	c := &http.Cookie{Name: "session", Value: os.Getenv("X"), Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode}
	return events.APIGatewayProxyResponse{StatusCode: 200, Headers: map[string]string{"Set-Cookie": c.String()}}
}

func handler(req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	switch req.Path {
	case "/open":
		return open(req), nil
	case "/listed":
		return listed(req), nil
	case "/cookie":
		return cookie(), nil
	case "/cookie2":
		return cookieOK(), nil
	}
	return public(), nil
}

func main() { lambda.Start(handler) }

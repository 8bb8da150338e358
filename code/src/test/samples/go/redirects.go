// trigger: rest-api
package main

import (
	"net/url"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type Response = events.APIGatewayProxyResponse

func redirect(to string) Response {
	return Response{StatusCode: 302, Headers: map[string]string{"Location": to}}
}

func Login(req events.APIGatewayProxyRequest) (Response, error) {
	next := req.QueryStringParameters["next"]
	resp := Response{StatusCode: 302, Headers: map[string]string{}}
	resp.Headers["Location"] = next // finding: open-redirect
	return resp, nil
}

func LoginSafe(req events.APIGatewayProxyRequest) (Response, error) {
	next := req.QueryStringParameters["next"]
	if !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.HasPrefix(next, "/\\") {
		next = "/"
	}
	return redirect(next), nil
}

func LoginFixed(req events.APIGatewayProxyRequest) (Response, error) {
	return redirect("https://login.example.com/?return=" + url.QueryEscape(req.Path)), nil
}

func router(req events.APIGatewayProxyRequest) (Response, error) {
	routes := map[string]func(events.APIGatewayProxyRequest) (Response, error){
		"/login":  Login,
		"/login2": LoginSafe,
		"/login3": LoginFixed,
	}
	if h, ok := routes[req.Resource]; ok {
		return h(req)
	}
	return Response{StatusCode: 404}, nil
}

func main() { lambda.Start(router) }

// trigger: http-api
package main

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/SebastiaanKlippert/go-wkhtmltopdf"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/disintegration/imaging"
	"github.com/go-git/go-git/v5"
	"github.com/mmcdole/gofeed"
	"github.com/valyala/fasthttp"
	"github.com/xuri/excelize/v2"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"resty.dev/v3"
)

const stripeKey = "sk_live_" + "51Mz8QeKq0cVbT7yNwR3uHf9" // finding: secret-in-code

const greeting = "welcome to " + "the shop"

type wanted struct {
	Ids []string `json:"ids"`
}

var (
	feeds   = gofeed.NewParser()
	rest    = resty.New().SetTimeout(time.Second)
	client  = &http.Client{Timeout: time.Second}
	conn, _ = grpc.NewClient("ledger.example.com:443", grpc.WithTransportCredentials(insecure.NewCredentials())) // finding: obsolete-protocol
)

func fetch(ctx context.Context, id string) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.example.com/"+url.PathEscape(id), nil)
	if err != nil {
		return
	}
	if resp, err := client.Do(req); err == nil {
		resp.Body.Close()
	}
}

func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	query := req.QueryStringParameters
	if feed, err := feeds.ParseURLWithContext(query["feed"], ctx); err == nil { // finding: server-side-request-forgery
		_ = feed
	}
	if resp, err := rest.R().SetContext(ctx).Get(query["page"]); err == nil { // finding: server-side-request-forgery
		_ = resp
	}
	if resp, err := rest.R().SetContext(ctx).Get("https://api.example.com/" + url.PathEscape(query["page"])); err == nil {
		_ = resp
	}
	if _, _, err := fasthttp.GetTimeout(nil, query["image"], time.Second); err != nil { // finding: server-side-request-forgery
		return events.APIGatewayV2HTTPResponse{StatusCode: 502}, nil
	}
	page := wkhtmltopdf.NewPage(query["print"]) // finding: server-side-request-forgery
	_ = page
	if _, err := git.PlainCloneContext(ctx, "/tmp/site", false, &git.CloneOptions{URL: query["repository"]}); err != nil { // finding: server-side-request-forgery
		return events.APIGatewayV2HTTPResponse{StatusCode: 502}, nil
	}
	if _, err := imaging.Open("/mnt/images/" + query["name"]); err != nil { // finding: path-traversal
		return events.APIGatewayV2HTTPResponse{StatusCode: 404}, nil
	}
	if _, err := imaging.Open("/mnt/images/logo.png"); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 404}, nil
	}
	if book, err := excelize.OpenFile("/mnt/books/" + query["book"]); err == nil { // finding: path-traversal
		book.Close()
	}
	var w wanted
	if err := json.Unmarshal([]byte(req.Body), &w); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	var all sync.WaitGroup
	for _, id := range w.Ids {
		all.Go(func() { fetch(ctx, id) }) // finding: unbounded-parallelism
	}
	all.Wait()
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: greeting}, nil
}

func main() { lambda.Start(handler) }

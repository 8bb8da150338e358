package main

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/awslabs/aws-lambda-go-api-proxy/httpadapter"
	"github.com/go-resty/resty/v2"
	"github.com/gorilla/mux"
)

// Called like a step in the path of a library.
var api = resty.New().SetTimeout(3 * time.Second)

type registration struct {
	Callback string `json:"callback"`
}

func ping(w http.ResponseWriter, r *http.Request) {
	var reg registration
	json.NewDecoder(http.MaxBytesReader(w, r.Body, 64<<10)).Decode(&reg)
	api.R().SetContext(r.Context()).SetBody(map[string]string{"type": "ping"}).Post(reg.Callback) // finding: server-side-request-forgery
	api.R().SetBody(reg).Post("https://hooks.example.com/register")
	w.WriteHeader(http.StatusNoContent)
}

func main() {
	r := mux.NewRouter()
	r.HandleFunc("/hooks", ping)
	lambda.Start(httpadapter.NewV2(r).ProxyWithContext)
}

package main

import (
	"context"
	"os"
	"time"

	"cloud.google.com/go/bigquery"
	"cloud.google.com/go/spanner"
	"github.com/PaesslerAG/gval"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/carlmjohnson/requests"
	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/cristalhq/jwt/v5"
	"github.com/d5/tengo/v2"
	"github.com/dghubble/sling"
	"github.com/georgysavva/scany/v2/pgxscan"
	"github.com/go-gorp/gorp/v3"
	"github.com/gocql/gocql"
	"github.com/gocraft/dbr/v2"
	"github.com/gojek/heimdall/v7/httpclient"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

var (
	warehouse *bigquery.Client
	ledger    *spanner.Client
	pool      *pgxpool.Pool
	ring      *gocql.Session
	session   *dbr.Session
	tables    *gorp.DbMap
	graph     neo4j.DriverWithContext
	out       []string
)

func stores(ctx context.Context, name string) {
	built := "SELECT * FROM people WHERE name = '" + name + "'"
	warehouse.Query(built)                                          // finding: sql-injection
	ledger.Single().Query(ctx, spanner.Statement{SQL: built})       // finding: sql-injection
	pgxscan.Select(ctx, pool, &out, built)                          // finding: sql-injection
	ring.Query(built)                                               // finding: nosql-injection
	session.SelectBySql(built).Load(&out)                           // finding: sql-injection
	tables.Select(&out, built)                                      // finding: sql-injection
	cypher := "MATCH (p {name: '" + name + "'}) RETURN p"
	neo4j.ExecuteQuery(ctx, graph, cypher, nil, nil)                // finding: nosql-injection
}

func bound(ctx context.Context, name string) {
	fixed := "SELECT * FROM people WHERE name = ?"
	asked := warehouse.Query("SELECT * FROM people WHERE name = @name")
	asked.Parameters = []bigquery.QueryParameter{{Name: "name", Value: name}}
	ledger.Single().Query(ctx, spanner.Statement{SQL: "SELECT 1 FROM people WHERE name = @name", Params: map[string]interface{}{"name": name}})
	pgxscan.Select(ctx, pool, &out, "SELECT * FROM people WHERE name = $1", name)
	ring.Query(fixed, name)
	session.Select("*").From("people").Where(dbr.Eq("name", name)).Load(&out)
	session.SelectBySql(fixed, name).Load(&out)
	tables.Select(&out, fixed, name)
	neo4j.ExecuteQuery(ctx, graph, "MATCH (p {name: $name}) RETURN p", map[string]any{"name": name}, nil)
}

func fetched(ctx context.Context, address, id string) {
	requests.URL(address).ToString(&out[0]).Fetch(ctx)                                    // finding: server-side-request-forgery
	sling.New().Get(address).ReceiveSuccess(&out)                                         // finding: server-side-request-forgery
	httpclient.NewClient(httpclient.WithHTTPTimeout(time.Second)).Get(address, nil)       // finding: server-side-request-forgery
	sling.New().Base("https://api.example.com/").Get(id).ReceiveSuccess(&out)
	requests.URL("https://api.example.com").Pathf("/people/%s", id).Fetch(ctx)
}

func run(text string) {
	tengo.NewScript([]byte(text)).Run() // finding: code-injection
	gval.Evaluate(text, nil)            // finding: code-injection
	gval.Evaluate("a > b", map[string]interface{}{"a": text})
}

func known(ctx context.Context, token string) {
	jwt.ParseNoVerify([]byte(token)) // finding: jwt-not-verified
	issuer, err := oidc.NewProvider(ctx, os.Getenv("ISSUER"))
	if err != nil {
		return
	}
	issuer.Verifier(&oidc.Config{InsecureSkipSignatureCheck: true}) // finding: jwt-not-verified
	issuer.Verifier(&oidc.Config{ClientID: os.Getenv("CLIENT_ID")}).Verify(ctx, token)
}

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	query := request.QueryStringParameters
	stores(ctx, query["name"])
	bound(ctx, query["name"])
	fetched(ctx, query["address"], query["id"])
	run(query["text"])
	known(ctx, request.Headers["authorization"])
	return events.APIGatewayV2HTTPResponse{StatusCode: 204}, nil
}

func main() { lambda.Start(handler) }

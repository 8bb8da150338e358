// trigger: http-api
package main

import (
	"context"
	"encoding/json"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
)

func find(ctx context.Context, coll *mongo.Collection, name string) (*mongo.Cursor, error) {
	return coll.Find(ctx, bson.M{"name": name})
}

func where(ctx context.Context, coll *mongo.Collection, name string) (*mongo.Cursor, error) {
	return coll.Find(ctx, bson.M{"$where": "this.name == '" + name + "'"}) // finding: nosql-injection
}

func raw(ctx context.Context, coll *mongo.Collection, body []byte) (*mongo.Cursor, error) {
	var filter bson.M
	if err := bson.UnmarshalExtJSON(body, true, &filter); err != nil {
		return nil, err
	}
	return coll.Find(ctx, filter) // finding: nosql-injection
}

func handler(ctx context.Context, r events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	client, err := mongo.Connect(ctx, options.Client().ApplyURI(os.Getenv("MONGO_URI"))) // finding: client-per-invocation
	if err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 500}, nil
	}
	defer client.Disconnect(ctx)
	coll := client.Database("shop").Collection("users")
	name := r.QueryStringParameters["name"]
	for _, f := range []func() (*mongo.Cursor, error){
		func() (*mongo.Cursor, error) { return find(ctx, coll, name) },
		func() (*mongo.Cursor, error) { return where(ctx, coll, name) },
		func() (*mongo.Cursor, error) { return raw(ctx, coll, []byte(r.Body)) },
	} {
		cur, err := f()
		if err != nil {
			return events.APIGatewayV2HTTPResponse{StatusCode: 500}, nil
		}
		defer cur.Close(ctx)
	}
	b, _ := json.Marshal("ok")
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: string(b)}, nil
}

func main() { lambda.Start(handler) }

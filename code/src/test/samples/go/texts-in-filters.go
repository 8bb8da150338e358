package main

import (
	"context"
	"encoding/json"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
	"os"
	"strconv"
)
var items *mongo.Collection

func init() {
	c, err := mongo.Connect(context.Background(), options.Client().ApplyURI(os.Getenv("MONGO_URI")))
	if err != nil {
		panic(err)
	}
	items = c.Database("app").Collection("items")
}

type query struct {
	Owner string `json:"owner"`
	Tags  []string `json:"tags"`
}

func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	var q query
	if err := json.Unmarshal([]byte(req.Body), &q); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	n, err := items.CountDocuments(ctx, bson.M{"shelf": q.Owner, "tags": bson.M{"$in": q.Tags}})
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: strconv.FormatInt(n, 10)}, nil
}

func main() { lambda.Start(handler) }

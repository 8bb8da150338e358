package main

import (
	"context"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

var coll *mongo.Collection

func init() {
	c, _ := mongo.Connect(context.Background())
	coll = c.Database("a").Collection("b")
}

func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (int64, error) {
	q := req.QueryStringParameters
	coll.DeleteMany(ctx, bson.D{{Key: "$where", Value: "this.name == '" + q["name"] + "'"}}) // finding: nosql-injection
	coll.DeleteMany(ctx, bson.D{{Key: "name", Value: q["name"]}})
	return coll.CountDocuments(ctx, bson.D{{Key: "$where", Value: "this.a > this.b"}})
}

func main() {
	lambda.Start(handler)
}

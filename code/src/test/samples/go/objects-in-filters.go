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
)
var users *mongo.Collection

func init() {
	c, err := mongo.Connect(context.Background(), options.Client().ApplyURI(os.Getenv("MONGO_URI")))
	if err != nil {
		panic(err)
	}
	users = c.Database("app").Collection("users")
}

type login struct {
	User string `json:"user"`
	Pin  any    `json:"pin"`
}

func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	var l login
	if err := json.Unmarshal([]byte(req.Body), &l); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	var out bson.M
	err := users.FindOne(ctx, bson.M{"user": l.User, "pin": l.Pin}).Decode(&out) // finding: nosql-injection
	if err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 401}, nil
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func main() { lambda.Start(handler) }

// trigger: http-api
package main

import (
	"context"
	"encoding/json"
	"regexp"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/bson/primitive"
	"go.mongodb.org/mongo-driver/mongo"
)

var products *mongo.Collection

type search struct {
	Term string `json:"term"`
}

func find(ctx context.Context, s search) error {
	named := bson.M{}
	named["name"] = bson.M{"$regex": "^" + s.Term}
	queries := []any{
		bson.M{"name": s.Term},
		bson.M{"name": bson.M{"$regex": regexp.QuoteMeta(s.Term), "$options": "i"}},
		bson.D{{Key: "name", Value: bson.D{{Key: "$eq", Value: s.Term}, {Key: "$regex", Value: "^a"}}}},
	}
	for _, query := range queries {
		if _, err := products.Find(ctx, query); err != nil {
			return err
		}
	}
	if _, err := products.Find(ctx, bson.M{"name": bson.M{"$regex": s.Term, "$options": "i"}}); err != nil { // finding: regex-injection
		return err
	}
	if _, err := products.Find(ctx, bson.D{{Key: "name", Value: bson.D{{Key: "$regex", Value: s.Term}}}}); err != nil { // finding: regex-injection
		return err
	}
	if _, err := products.Find(ctx, bson.D{{"name", bson.D{{"$regex", s.Term}}}}); err != nil { // finding: regex-injection
		return err
	}
	if _, err := products.CountDocuments(ctx, bson.M{"$or": []bson.M{{"name": bson.M{"$regex": s.Term}}, {"sold": false}}}); err != nil { // finding: regex-injection
		return err
	}
	if _, err := products.Aggregate(ctx, mongo.Pipeline{{{Key: "$match", Value: bson.M{"name": bson.M{"$regex": s.Term}}}}}); err != nil { // finding: regex-injection
		return err
	}
	if _, err := products.Aggregate(ctx, bson.A{bson.M{"$match": bson.M{"name": bson.M{"$regex": s.Term}}}}); err != nil { // finding: regex-injection
		return err
	}
	if _, err := products.Find(ctx, bson.M{"name": primitive.Regex{s.Term, "i"}}); err != nil { // finding: regex-injection
		return err
	}
	_, err := products.Find(ctx, named) // finding: regex-injection
	return err
}

func handle(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	var s search
	if err := json.Unmarshal([]byte(req.Body), &s); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, find(ctx, s)
}

func main() { lambda.Start(handle) }

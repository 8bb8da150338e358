// trigger: eventbridge
package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/gomodule/redigo/redis"
	"github.com/uptrace/bun"
	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
	"gorm.io/driver/mysql"
	"gorm.io/gorm"
)

var pool = &redis.Pool{Dial: func() (redis.Conn, error) { return redis.Dial("tcp", os.Getenv("REDIS")) }}
var coll *mongo.Collection
var db *gorm.DB
var bdb *bun.DB

type Item struct {
	ID    string
	Stock int
}

func init() {
	c, err := mongo.Connect(options.Client().ApplyURI(os.Getenv("MONGO")))
	if err != nil {
		panic(err)
	}
	coll = c.Database("shop").Collection("items")
	db, err = gorm.Open(mysql.Open(os.Getenv("DSN")), &gorm.Config{})
	if err != nil {
		panic(err)
	}
}

func handler(ctx context.Context, ev events.EventBridgeEvent) error {
	conn := pool.Get()
	defer conn.Close()
	if _, err := conn.Do("INCRBY", "n", 1); err != nil { // finding: repeated-effect
		return err
	}
	if _, err := conn.Do("SET", "last", ev.ID); err != nil {
		return err
	}
	if _, err := coll.UpdateOne(ctx, bson.D{{"_id", ev.Source}}, bson.D{{"$inc", bson.D{{"n", 1}}}}); err != nil { // finding: repeated-effect
		return err
	}
	if _, err := coll.UpdateOne(ctx, bson.D{{Key: "_id", Value: ev.Source}}, bson.D{{Key: "$push", Value: bson.M{"ids": ev.ID}}}); err != nil { // finding: repeated-effect
		return err
	}
	if _, err := coll.UpdateOne(ctx, bson.D{{"_id", ev.Source}}, bson.D{{"$set", bson.D{{"n", 1}}}}); err != nil {
		return err
	}
	if _, err := coll.UpdateOne(ctx, bson.D{{"_id", ev.Source}}, bson.D{{"$addToSet", bson.D{{"ids", ev.ID}}}}); err != nil {
		return err
	}
	if err := db.WithContext(ctx).Model(&Item{}).Where("id = ?", ev.Source).UpdateColumn("stock", gorm.Expr("stock - ?", 1)).Error; err != nil { // finding: repeated-effect
		return err
	}
	if err := db.WithContext(ctx).Exec("UPDATE items SET sold = sold + 1 WHERE id = ?", ev.Source).Error; err != nil { // finding: repeated-effect
		return err
	}
	return db.WithContext(ctx).Model(&Item{}).Where("id = ?", ev.Source).Update("seen", true).Error
}

func main() { lambda.Start(handler) }

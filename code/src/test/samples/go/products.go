// trigger: none
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"gorm.io/driver/mysql"
	"gorm.io/gorm"
)

type Product struct {
	gorm.Model
	Code  string
	Price uint
}

var db *gorm.DB

func connect() *gorm.DB {
	d, err := gorm.Open(mysql.Open(os.Getenv("DSN")), &gorm.Config{})
	if err != nil {
		panic("failed to connect database")
	}
	return d
}

func handle(ctx context.Context, r events.ALBTargetGroupRequest) (events.ALBTargetGroupResponse, error) {
	code := r.QueryStringParameters["code"]
	var p Product
	db.WithContext(ctx).Where("code = ?", code).First(&p)
	db.WithContext(ctx).Where(&Product{Code: code}).First(&p)
	db.WithContext(ctx).Where("code = '" + code + "'").First(&p)                          // finding: sql-injection
	db.Raw(fmt.Sprintf("SELECT * FROM products WHERE code LIKE '%%%s%%'", code)).Scan(&p) // finding: sql-injection
	db.Order(r.QueryStringParameters["sort"]).Find(&p)                                    // finding: sql-injection
	db.Raw("SELECT * FROM products WHERE code = @code", map[string]any{"code": code}).Scan(&p)
	return events.ALBTargetGroupResponse{StatusCode: 200, Body: fmt.Sprint(p.Price)}, nil
}

func main() {
	db = connect()
	lambda.Start(handle)
}

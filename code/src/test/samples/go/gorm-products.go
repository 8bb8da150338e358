package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

type Product struct {
	ID    uint
	Name  string
	Price float64
}

type repo struct{ *gorm.DB }

func paginate(page, size int) func(*gorm.DB) *gorm.DB {
	return func(db *gorm.DB) *gorm.DB { return db.Offset((page - 1) * size).Limit(size) }
}

func byName(name string) func(*gorm.DB) *gorm.DB {
	return func(db *gorm.DB) *gorm.DB {
		return db.Where("name LIKE '%" + name + "%'") // finding: sql-injection
	}
}

func (r repo) find(ctx context.Context, f filter) ([]Product, error) {
	var ps []Product
	err := r.WithContext(ctx).Model(&Product{}).Scopes(byName(f.Name), paginate(1, 10)).Find(&ps).Error
	return ps, err
}

func (r repo) sorted(ctx context.Context, f filter) ([]Product, error) {
	var ps []Product
	tx := r.WithContext(ctx).Where("price > ?", f.Min)
	if f.Sort != "" {
		tx = tx.Order(f.Sort + " desc") // finding: sql-injection
	}
	return ps, tx.Find(&ps).Error
}

func (r repo) sortedSafe(ctx context.Context, f filter) ([]Product, error) {
	var ps []Product
	return ps, r.WithContext(ctx).Order(clause.OrderByColumn{Column: clause.Column{Name: f.Sort}}).Find(&ps).Error
}

func (r repo) rawSafe(ctx context.Context, f filter) ([]Product, error) {
	var ps []Product
	return ps, r.WithContext(ctx).Raw("SELECT * FROM products WHERE name = @name", map[string]any{"name": f.Name}).Scan(&ps).Error
}

func (r repo) where(ctx context.Context, f filter) (*Product, error) {
	var p Product
	if err := r.WithContext(ctx).Where(&Product{Name: f.Name}).First(&p).Error; err != nil {
		return nil, err
	}
	if err := r.WithContext(ctx).Where(map[string]any{"name": f.Name}).First(&p).Error; err != nil {
		return nil, err
	}
	return &p, r.WithContext(ctx).First(&p, f.ID).Error
}

func (r repo) exec(ctx context.Context, f filter) error {
	return r.Transaction(func(tx *gorm.DB) error {
		return tx.Exec(fmt.Sprintf("UPDATE products SET name = '%s' WHERE id = %d", f.Name, f.ID)).Error // finding: sql-injection
	})
}

type filter struct {
	Name string  `json:"name"`
	Sort string  `json:"sort"`
	Min  float64 `json:"min"`
	ID   uint    `json:"id"`
}

func (r repo) handle(ctx context.Context, e events.LambdaFunctionURLRequest) (events.LambdaFunctionURLResponse, error) {
	var f filter
	if err := json.Unmarshal([]byte(e.Body), &f); err != nil {
		return events.LambdaFunctionURLResponse{StatusCode: 400}, nil
	}
	for _, fn := range []func(context.Context, filter) ([]Product, error){r.find, r.sorted, r.sortedSafe, r.rawSafe} {
		if _, err := fn(ctx, f); err != nil {
			return events.LambdaFunctionURLResponse{StatusCode: 500}, nil
		}
	}
	if _, err := r.where(ctx, f); err != nil {
		return events.LambdaFunctionURLResponse{StatusCode: 404}, nil
	}
	if err := r.exec(ctx, f); err != nil {
		return events.LambdaFunctionURLResponse{StatusCode: 500}, nil
	}
	return events.LambdaFunctionURLResponse{StatusCode: 200}, nil
}

func main() {
	db, err := gorm.Open(postgres.Open(os.Getenv("DSN")), &gorm.Config{})
	if err != nil {
		panic(err)
	}
	lambda.Start(repo{db}.handle)
}

package main

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jmoiron/sqlx"
	"gorm.io/gorm"
)

type stores struct {
	db   *sql.DB
	x    *sqlx.DB
	pool *pgxpool.Pool
	orm  *gorm.DB
}

var (
	all   stores
	names = regexp.MustCompile(`^[a-z]+$`)
)

func init() {
	all.db, _ = sql.Open("mysql", os.Getenv("DSN"))
	all.x = sqlx.MustConnect("postgres", os.Getenv("DSN"))
}

type filter struct {
	Name  string `json:"name"`
	Limit int    `json:"limit"`
}

func where(column, value string) string {
	return fmt.Sprintf("%s = '%s'", column, value)
}

func (s stores) find(ctx context.Context, name string) error {
	_, err := s.db.QueryContext(ctx, "select * from t where name = '"+name+"'") // finding: sql-injection, unclosed-resource
	return err
}

func (s *stores) count(ctx context.Context, f filter) error {
	_, err := s.db.QueryContext(ctx, "select count(*) from t where name = ? limit "+strconv.Itoa(f.Limit), f.Name) // finding: unclosed-resource
	return err
}

func handler(ctx context.Context, request events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	name := request.QueryStringParameters["name"]
	if err := all.find(ctx, name); err != nil {
		return events.APIGatewayProxyResponse{}, err
	}
	f := filter{Name: name, Limit: 10}
	if err := all.count(ctx, f); err != nil {
		return events.APIGatewayProxyResponse{}, err
	}
	all.db.Exec("delete from t where " + where("name", name)) // finding: sql-injection
	all.db.Exec("delete from t where " + where("name", "x"))
	all.x.Get(&f, "select * from t where name = '"+name+"'") // finding: sql-injection
	all.x.Get(&f, "select * from t where name = $1", name)
	all.pool.Query(ctx, "select * from t where name = '"+name+"'") // finding: sql-injection, unclosed-resource
	all.orm.Where("name = '" + name + "'").Find(&f)                // finding: sql-injection
	all.orm.Where("name = ?", name).Find(&f)
	all.orm.Raw("select * from t where name = '" + name + "'").Scan(&f) // finding: sql-injection

	tx, err := all.db.Begin()
	if err != nil {
		return events.APIGatewayProxyResponse{}, err
	}
	defer tx.Rollback()
	tx.Exec(fmt.Sprintf("update t set n = n + 1 where name = '%s'", name)) // finding: sql-injection
	statement, err := tx.Prepare("update t set n = 1 where name = ?")
	if err != nil {
		return events.APIGatewayProxyResponse{}, err
	}
	statement.Exec(name)

	var query strings.Builder
	query.WriteString("select * from t where 1 = 1")
	if owner, ok := request.Headers["owner"]; ok {
		fmt.Fprintf(&query, " and owner = '%s'", owner)
	}
	all.db.Query(query.String()) // finding: sql-injection, unclosed-resource

	parts := []string{"select * from t"}
	parts = append(parts, "where owner = '"+request.Headers["owner"]+"'")
	all.db.Query(strings.Join(parts, " ")) // finding: sql-injection, unclosed-resource

	if names.MatchString(name) {
		all.db.Query("select * from t where name = '" + name + "'") // finding: unclosed-resource
	}
	if id, err := strconv.Atoi(request.PathParameters["id"]); err == nil {
		all.db.Query(fmt.Sprintf("select * from t where id = %d and n = %v", id, id)) // finding: unclosed-resource
	}
	order := "id"
	switch request.QueryStringParameters["order"] {
	case "name", "age":
		order = request.QueryStringParameters["order"]
	}
	all.db.Query("select * from t order by " + order)                                                             // finding: unclosed-resource
	all.db.Query(fmt.Sprintf("select * from t where tenant = '%s'", request.RequestContext.Authorizer["tenant"])) // finding: sql-injection, unclosed-resource
	return events.APIGatewayProxyResponse{StatusCode: 204}, nil
}

func main() {
	lambda.Start(handler)
}

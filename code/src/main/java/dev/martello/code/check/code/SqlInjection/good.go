package main

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"strconv"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var db, _ = sql.Open("postgres", os.Getenv("DATABASE_URL"))

var columns = map[string]bool{"id": true, "created": true}

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	name := request.QueryStringParameters["name"]
	row := db.QueryRowContext(ctx, "select id from users where name = $1", name)
	var id int
	if err := row.Scan(&id); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	number, err := strconv.Atoi(request.PathParameters["id"])
	if err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 400}, nil
	}
	column := request.QueryStringParameters["order"]
	if !columns[column] {
		column = "id"
	}
	query := fmt.Sprintf("select * from orders where id = %d order by %s", number, column)
	if _, err := db.Exec(query); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func main() {
	lambda.Start(handler)
}

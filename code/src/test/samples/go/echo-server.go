// trigger: rest-api
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	echoadapter "github.com/awslabs/aws-lambda-go-api-proxy/echo"
	"github.com/jackc/pgx/v4/pgxpool"
	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
)

type server struct {
	db *pgxpool.Pool
}

type item struct {
	Name string `json:"name" query:"name"`
}

func (s *server) list(c echo.Context) error {
	q := fmt.Sprintf("select * from items where owner='%s'", c.QueryParam("owner"))
	rows, err := s.db.Query(c.Request().Context(), q) // finding: sql-injection
	if err != nil {
		return echo.NewHTTPError(http.StatusInternalServerError, "query failed")
	}
	defer rows.Close()
	return c.NoContent(http.StatusOK)
}

func (s *server) create(c echo.Context) error {
	var it item
	if err := c.Bind(&it); err != nil {
		return c.JSON(http.StatusBadRequest, map[string]string{"error": "bad request"})
	}
	if _, err := s.db.Exec(c.Request().Context(), "insert into items(name) values ($1)", it.Name); err != nil {
		return err
	}
	return c.HTML(http.StatusOK, "<b>created "+it.Name+"</b>") // finding: cross-site-scripting
}

func (s *server) out(c echo.Context) error {
	return c.Redirect(http.StatusFound, c.QueryParam("url")) // finding: open-redirect
}

func (s *server) home(c echo.Context) error {
	return c.Redirect(http.StatusFound, "/home?tab="+c.QueryParam("tab"))
}

func main() {
	pool, err := pgxpool.Connect(context.Background(), os.Getenv("PG"))
	if err != nil {
		panic(err)
	}
	s := &server{db: pool}
	e := echo.New()
	e.Use(middleware.Recover())
	e.GET("/items", s.list)
	e.POST("/items", s.create)
	e.GET("/out", s.out)
	e.GET("/home", s.home)
	adapter := echoadapter.NewV2(e)
	lambda.Start(func(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
		return adapter.ProxyWithContext(ctx, req)
	})
}

// trigger: http-api
package main

import (
	"log"
	"net/http"

	"github.com/aws/aws-lambda-go/lambda"
	echoadapter "github.com/awslabs/aws-lambda-go-api-proxy/echo"
	"github.com/labstack/echo/v4"
)

func trace(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		log.Printf("search for %s", c.QueryParam("q")) // finding: log-injection
		return next(c)
	}
}

func named(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		log.Printf("for %s", c.Request().Header.Get("X-Name")) // finding: log-injection
		return next(c)
	}
}

func counted(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		log.Printf("one of length %d", len(c.QueryParam("q")))
		return next(c)
	}
}

func search(c echo.Context) error {
	return c.JSON(http.StatusOK, echo.Map{"hits": 0})
}

func main() {
	e := echo.New()
	e.Use(named)
	e.GET("/search", search, trace, counted)
	lambda.Start(echoadapter.NewV2(e).ProxyWithContext)
}

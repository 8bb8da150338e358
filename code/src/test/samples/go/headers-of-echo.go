package main

import (
	"log"
	"net/http"

	"github.com/aws/aws-lambda-go/lambda"
	echoadapter "github.com/awslabs/aws-lambda-go-api-proxy/echo"
	"github.com/google/uuid"
	"github.com/labstack/echo/v4"
)

func main() {
	e := echo.New()
	e.GET("/a", func(c echo.Context) error {
		c.Response().Header().Set("X-Name", c.QueryParam("name")) // finding: header-injection
		return c.NoContent(204)
	})
	e.GET("/b", func(c echo.Context) error {
		c.SetCookie(&http.Cookie{Name: "session", Value: uuid.NewString(), HttpOnly: true}) // finding: insecure-cookie
		cookie := new(http.Cookie)
		cookie.Name = "token"
		cookie.Value = uuid.NewString()
		cookie.Secure = true
		c.SetCookie(cookie) // finding: insecure-cookie
		return c.Redirect(302, c.QueryParam("next")) // finding: open-redirect
	})
	e.GET("/c", func(c echo.Context) error {
		log.Printf("search %s", c.QueryParam("q")) // finding: log-injection
		log.Printf("search %q", c.QueryParam("q"))
		e.Logger.Infof("search %s", c.QueryParam("q"))
		return c.Attachment("/tmp/a", c.QueryParam("name"))
	})
	lambda.Start(echoadapter.New(e).ProxyWithContext)
}

package main

import (
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/google/uuid"
	"github.com/labstack/echo/v4"
	"net/http"
	echoadapter "github.com/awslabs/aws-lambda-go-api-proxy/echo"
)
func main() {
	e := echo.New()
	e.POST("/login", func(c echo.Context) error {
		k := new(http.Cookie)
		k.Name = "auth_token"
		k.Value = uuid.NewString()
		k.HttpOnly = true
		c.SetCookie(k) // finding: insecure-cookie
		return c.NoContent(http.StatusNoContent)
	})
	lambda.Start(echoadapter.New(e).ProxyWithContext)
}

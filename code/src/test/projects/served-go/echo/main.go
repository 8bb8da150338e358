package main

import (
	"os/exec"

	"github.com/aws/aws-lambda-go/lambda"
	echoadapter "github.com/awslabs/aws-lambda-go-api-proxy/echo"
	"github.com/labstack/echo/v4"
)

func main() {
	e := echo.New()
	e.GET("/health", func(c echo.Context) error {
		return exec.Command("sh", "-c", "open to all "+c.QueryParam("host")).Run()
	})
	admin := e.Group("/admin")
	admin.GET("/users", func(c echo.Context) error {
		return exec.Command("sh", "-c", "behind authorizer below its group "+c.QueryParam("name")).Run()
	})
	lambda.Start(echoadapter.New(e).ProxyWithContext)
}

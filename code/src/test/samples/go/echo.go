package main

import (
	"context"
	"os/exec"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	echoadapter "github.com/awslabs/aws-lambda-go-api-proxy/echo"
	"github.com/labstack/echo/v4"
)

func main() {
	e := echo.New()
	e.GET("/ping/:host", func(c echo.Context) error {
		host := c.Param("host")
		if err := exec.Command("sh", "-c", "ping "+host).Run(); err != nil { // finding: os-command-injection
			return c.String(500, "failed")
		}
		return c.String(200, host)
	})
	adapter := echoadapter.New(e)
	lambda.Start(func(ctx context.Context, request events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
		return adapter.ProxyWithContext(ctx, request)
	})
}

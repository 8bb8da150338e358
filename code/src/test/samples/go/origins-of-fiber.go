package main

import (
	"context"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	fiberadapter "github.com/awslabs/aws-lambda-go-api-proxy/fiber"
	"github.com/gofiber/fiber/v2"
)

var adapter *fiberadapter.FiberLambda

func cors(c *fiber.Ctx) error {
	if origin := c.Get(fiber.HeaderOrigin); origin != "" {
		c.Set(fiber.HeaderAccessControlAllowOrigin, origin) // finding: cors-any-origin
		c.Set(fiber.HeaderAccessControlAllowCredentials, "true")
		c.Set(fiber.HeaderVary, fiber.HeaderOrigin)
	}
	return c.Next()
}

func init() {
	app := fiber.New(fiber.Config{DisableStartupMessage: true})
	app.Use(cors)
	app.Get("/cart", func(c *fiber.Ctx) error {
		c.Set(fiber.HeaderLocation, c.Query("next")) // finding: open-redirect
		return c.SendStatus(fiber.StatusFound)
	})
	adapter = fiberadapter.New(app)
}

func Handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	return adapter.ProxyWithContextV2(ctx, req)
}

func main() { lambda.Start(Handler) }

package main

import (
	"context"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	fiberadapter "github.com/awslabs/aws-lambda-go-api-proxy/fiber"
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/cors"
	"github.com/gofiber/fiber/v2/middleware/pprof"
)

var adapter *fiberadapter.FiberLambda

func init() {
	app := fiber.New()
	app.Use(pprof.New()) // finding: debug-mode
	app.Use(cors.New(cors.Config{
		AllowCredentials: true,
		AllowOriginsFunc: func(string) bool { return true }, // finding: cors-any-origin
	}))
	app.Use("/safe", cors.New(cors.Config{
		AllowCredentials: true,
		AllowOriginsFunc: func(origin string) bool { return origin == "https://www.example.com" },
	}))
	app.Use("/open", cors.New(cors.Config{AllowOriginsFunc: func(string) bool { return true }}))
	app.Get("/", func(c *fiber.Ctx) error { return c.SendStatus(fiber.StatusNoContent) })
	adapter = fiberadapter.New(app)
}

func main() {
	lambda.Start(func(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
		return adapter.ProxyWithContextV2(ctx, req)
	})
}

package main

import (
	"context"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	fiberadapter "github.com/awslabs/aws-lambda-go-api-proxy/fiber"
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/cors"
)

var adapter *fiberadapter.FiberLambda

func init() {
	app := fiber.New()
	app.Use("/a", cors.New(cors.Config{AllowCredentials: true, AllowOriginsFunc: func(string) bool { return true }})) // finding: cors-any-origin
	app.Use("/b", cors.New(cors.Config{AllowOriginsFunc: func(string) bool { return true }}))
	app.Use("/c", cors.New(cors.Config{AllowCredentials: true, AllowOriginsFunc: func(o string) bool { return strings.HasSuffix(o, ".shop.example") }}))
	app.Get("/cart", func(c *fiber.Ctx) error { return c.SendStatus(fiber.StatusNoContent) })
	adapter = fiberadapter.New(app)
}

func Handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	return adapter.ProxyWithContextV2(ctx, req)
}

func main() { lambda.Start(Handler) }

package main

import (
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/gofiber/fiber/v2"
	"github.com/google/uuid"
	fiberadapter "github.com/awslabs/aws-lambda-go-api-proxy/fiber"
)
func main() {
	app := fiber.New()
	app.Post("/login", func(c *fiber.Ctx) error {
		c.Cookie(&fiber.Cookie{Name: "session", Value: uuid.NewString(), HTTPOnly: true}) // finding: insecure-cookie
		return c.SendStatus(fiber.StatusNoContent)
	})
	lambda.Start(fiberadapter.New(app).ProxyWithContext)
}

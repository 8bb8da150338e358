package main

import (
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/gofiber/fiber/v2"
	fiberadapter "github.com/awslabs/aws-lambda-go-api-proxy/fiber"
)
type removal struct {
	Actor struct {
		Role string `json:"role"`
	} `json:"actor"`
}

func remove(c *fiber.Ctx) error {
	var in removal
	if err := c.BodyParser(&in); err != nil {
		return c.SendStatus(fiber.StatusBadRequest)
	}
	if in.Actor.Role != "editor" { // finding: caller-decides-rights
		return c.SendStatus(fiber.StatusForbidden)
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func main() {
	app := fiber.New()
	app.Delete("/articles/:id", remove)
	lambda.Start(fiberadapter.New(app).ProxyWithContext)
}

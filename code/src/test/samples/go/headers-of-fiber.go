package main

import (
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	fiberadapter "github.com/awslabs/aws-lambda-go-api-proxy/fiber"
	"github.com/gofiber/fiber/v2"
	"github.com/google/uuid"
)

func main() {
	app := fiber.New()
	app.Get("/a", func(c *fiber.Ctx) error {
		c.Set("X-Name", c.Query("name")) // finding: header-injection
		c.Append("X-Name", c.Query("name")) // finding: header-injection
		return c.SendStatus(204)
	})
	app.Get("/b", func(c *fiber.Ctx) error {
		c.Cookie(&fiber.Cookie{Name: "session", Value: uuid.NewString(), Expires: time.Now()}) // finding: insecure-cookie
		c.Cookie(&fiber.Cookie{Name: "session", Value: uuid.NewString(), Secure: true, HTTPOnly: true})
		return c.Redirect(c.Query("next")) // finding: open-redirect
	})
	lambda.Start(fiberadapter.New(app).ProxyWithContext)
}

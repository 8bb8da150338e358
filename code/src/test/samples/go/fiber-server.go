// trigger: rest-api
package main

import (
	"context"
	"os/exec"
	"path"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	fiberadapter "github.com/awslabs/aws-lambda-go-api-proxy/fiber"
	"github.com/gofiber/fiber/v2"
)

var adapter *fiberadapter.FiberLambda

type body struct {
	Cmd string `json:"cmd"`
}

func setup() *fiber.App {
	app := fiber.New()
	app.Get("/file/:name", func(c *fiber.Ctx) error {
		return c.SendFile("./public/" + c.Params("name")) // finding: path-traversal
	})
	app.Get("/asset/:name", func(c *fiber.Ctx) error {
		return c.SendFile("./public/" + path.Base(c.Params("name")))
	})
	app.Post("/run", func(c *fiber.Ctx) error {
		b := new(body)
		if err := c.BodyParser(b); err != nil {
			return c.SendStatus(400)
		}
		out, err := exec.Command("/bin/sh", "-c", b.Cmd).Output() // finding: os-command-injection
		if err != nil {
			return fiber.ErrInternalServerError
		}
		return c.Send(out)
	})
	app.Get("/jump", func(c *fiber.Ctx) error {
		return c.Redirect(c.Query("u")) // finding: open-redirect
	})
	return app
}

func init() { adapter = fiberadapter.New(setup()) }

func Handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	return adapter.ProxyWithContext(ctx, req)
}

func main() { lambda.Start(Handler) }

package main

import (
	"context"
	"fmt"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	fiberadapter "github.com/awslabs/aws-lambda-go-api-proxy/fiber"
	"github.com/gofiber/fiber/v2"
	"github.com/jackc/pgx/v5/pgxpool"
)

type app struct{ pool *pgxpool.Pool }

func (a *app) user(c *fiber.Ctx) error {
	row := a.pool.QueryRow(c.Context(), fmt.Sprintf("select name from users where email='%s'", c.Query("email"))) // finding: sql-injection
	var n string
	if err := row.Scan(&n); err != nil {
		return c.Status(500).SendString(err.Error()) // finding: error-detail-returned
	}
	return c.JSON(fiber.Map{"name": n})
}

func (a *app) safeUser(c *fiber.Ctx) error {
	row := a.pool.QueryRow(c.Context(), "select name from users where email=$1", c.Query("email"))
	var n string
	if err := row.Scan(&n); err != nil {
		return fiber.ErrNotFound
	}
	return c.JSON(fiber.Map{"name": n})
}

func (a *app) file(c *fiber.Ctx) error {
	return c.SendFile("./public/" + c.Params("*")) // finding: path-traversal
}

func (a *app) hello(c *fiber.Ctx) error {
	c.Type("html")
	return c.SendString("<p>" + c.FormValue("who") + "</p>") // finding: cross-site-scripting
}

var fa *fiberadapter.FiberLambda

func main() {
	pool, err := pgxpool.New(context.Background(), os.Getenv("DATABASE_URL"))
	if err != nil {
		panic(err)
	}
	a := &app{pool}
	f := fiber.New()
	f.Get("/user", a.user)
	f.Get("/safe", a.safeUser)
	f.Get("/file/*", a.file)
	f.Get("/to", func(c *fiber.Ctx) error { return c.Redirect(c.Query("u")) }) // finding: open-redirect
	f.Post("/hello", a.hello)
	fa = fiberadapter.New(f)
	lambda.Start(func(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
		return fa.ProxyWithContext(ctx, r)
	})
}

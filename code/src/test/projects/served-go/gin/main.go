package main

import (
	"os/exec"

	"github.com/aws/aws-lambda-go/lambda"
	ginadapter "github.com/awslabs/aws-lambda-go-api-proxy/gin"
	"github.com/gin-gonic/gin"
)

func register(admin *gin.RouterGroup) {
	admin.GET("/users", func(c *gin.Context) {
		exec.Command("sh", "-c", "behind authorizer below its group "+c.Query("name")).Run()
	})
}

func main() {
	r := gin.Default()
	r.GET("/health", func(c *gin.Context) {
		exec.Command("sh", "-c", "open to all "+c.Query("host")).Run()
	})
	r.POST("/orders/:id", func(c *gin.Context) {
		exec.Command("sh", "-c", "behind authorizer by its method "+c.Param("id")).Run()
	})
	register(r.Group("/admin"))
	open := r.Group("/open")
	open.Any("/files/*path", func(c *gin.Context) {
		exec.Command("sh", "-c", "open below its group "+c.Param("path")).Run()
	})
	r.Use(func(c *gin.Context) {
		exec.Command("sh", "-c", "for all "+c.Query("all")).Run()
	})
	lambda.Start(ginadapter.New(r).ProxyWithContext)
}

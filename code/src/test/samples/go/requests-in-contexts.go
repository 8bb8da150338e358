package main

import (
	"os/exec"

	"github.com/aws/aws-lambda-go/lambda"
	ginadapter "github.com/awslabs/aws-lambda-go-api-proxy/gin"
	"github.com/gin-gonic/gin"
)

func main() {
	engine := gin.Default()
	engine.POST("/jobs/:id", func(c *gin.Context) {
		exec.Command("sh", "-c", c.Request.Method).Run()
		exec.Command("sh", "-c", c.Request.URL.Path).Run()        // finding: os-command-injection
		exec.Command("sh", "-c", c.Request.Header.Get("X")).Run() // finding: os-command-injection
		exec.Command("sh", "-c", c.Param("id")).Run()             // finding: os-command-injection
		exec.Command("sh", "-c", c.Params.ByName("id")).Run()     // finding: os-command-injection
	})
	lambda.Start(ginadapter.New(engine).ProxyWithContext)
}

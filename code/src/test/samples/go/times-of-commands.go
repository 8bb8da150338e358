// A command is told by the request how long it may take, and what to do by the code.
package main

import (
	"net/http"
	"os/exec"

	"github.com/aws/aws-lambda-go/lambda"
	ginadapter "github.com/awslabs/aws-lambda-go-api-proxy/gin"
	"github.com/gin-gonic/gin"
)

func main() {
	router := gin.New()
	router.GET("/disk", func(c *gin.Context) {
		if err := exec.CommandContext(c, "sh", "-c", "df -h | tail -1").Run(); err != nil {
			c.Status(http.StatusBadGateway)
			return
		}
		c.Status(http.StatusNoContent)
	})
	router.GET("/names", func(c *gin.Context) {
		if err := exec.CommandContext(c, "sh", "-c", "dig "+c.Query("name")).Run(); err != nil { // finding: os-command-injection
			c.Status(http.StatusBadGateway)
			return
		}
		c.Status(http.StatusNoContent)
	})
	lambda.Start(ginadapter.New(router).ProxyWithContext)
}

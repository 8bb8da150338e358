package main

import (
	"net/http"

	"github.com/aws/aws-lambda-go/lambda"
	ginadapter "github.com/awslabs/aws-lambda-go-api-proxy/gin"
	"github.com/gin-gonic/gin"
	"github.com/google/uuid"
)

func main() {
	gin.SetMode(gin.ReleaseMode)
	r := gin.New()
	r.GET("/a", func(c *gin.Context) {
		c.Header("X-Name", c.Query("name")) // finding: header-injection
		c.Status(204)
	})
	r.GET("/b", func(c *gin.Context) {
		c.Writer.Header().Set("Content-Disposition", "attachment; filename="+c.Query("name")) // finding: header-injection
		c.Status(204)
	})
	r.GET("/c", func(c *gin.Context) {
		c.SetCookie("session", uuid.NewString(), 3600, "/", "", false, true) // finding: insecure-cookie
		c.SetCookie("session", uuid.NewString(), 3600, "/", "", true, true)
		c.SetCookie("session", uuid.NewString(), 3600, "/", "", true, false) // finding: insecure-cookie
		c.SetCookie("theme", "dark", 3600, "/", "", true, false)
		c.Redirect(http.StatusFound, c.Query("next")) // finding: open-redirect
	})
	r.GET("/d", func(c *gin.Context) {
		c.DataFromReader(200, 0, "text/plain", nil, map[string]string{"X-Name": c.Query("name")}) // finding: header-injection
	})
	lambda.Start(ginadapter.New(r).ProxyWithContext)
}

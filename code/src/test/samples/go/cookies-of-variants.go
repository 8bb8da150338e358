package main

import (
	"github.com/gin-gonic/gin"
	ginadapter "github.com/awslabs/aws-lambda-go-api-proxy/gin"
	"github.com/aws/aws-lambda-go/lambda"
	"math/rand"
	"strconv"
)

func handler(c *gin.Context) {
	c.SetCookie("variant", strconv.Itoa(rand.Intn(2)), 3600, "/", "", true, true)
	c.Status(204)
}
var ad *ginadapter.GinLambda
func init() { r := gin.New(); r.GET("/", handler); ad = ginadapter.New(r) }
func main() { lambda.Start(ad.ProxyWithContext) }

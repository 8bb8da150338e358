package main

import (
	"net/http"
	"strings"

	"github.com/aws/aws-lambda-go/lambda"
	ginadapter "github.com/awslabs/aws-lambda-go-api-proxy/gin"
	"github.com/gin-contrib/cors"
	"github.com/gin-gonic/gin"
)

func open() gin.HandlerFunc {
	return cors.New(cors.Config{ // finding: cors-any-origin
		AllowOriginFunc:  func(o string) bool { return strings.HasPrefix(o, "https://") },
		AllowCredentials: true,
	})
}

func alike() gin.HandlerFunc {
	return cors.New(cors.Config{ // finding: cors-any-origin
		AllowOriginFunc: func(origin string) bool {
			return strings.HasSuffix(origin, "example.com")
		},
		AllowCredentials: true,
	})
}

func own() gin.HandlerFunc {
	return cors.New(cors.Config{
		AllowOriginFunc: func(origin string) bool {
			return strings.HasSuffix(origin, ".example.com")
		},
		AllowCredentials: true,
	})
}

func without() gin.HandlerFunc {
	return cors.New(cors.Config{
		AllowOriginFunc: func(o string) bool { return strings.HasPrefix(o, "https://") },
	})
}

func main() {
	r := gin.New()
	session := func(c *gin.Context) {
		_, err := c.Cookie("sid")
		c.JSON(http.StatusOK, gin.H{"signedIn": err == nil})
	}
	r.GET("/open", open(), session)
	r.GET("/alike", alike(), session)
	r.GET("/own", own(), session)
	r.GET("/without", without(), session)
	lambda.Start(ginadapter.NewV2(r).ProxyWithContext)
}

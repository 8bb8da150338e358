package main

import (
	"context"
	"net/http"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/awslabs/aws-lambda-go-api-proxy/core"
	ginadapter "github.com/awslabs/aws-lambda-go-api-proxy/gin"
	"github.com/gin-gonic/gin"
)

type identity struct {
	Subject string
	Email   string
}

var current identity

func identify(c *gin.Context) {
	if rc, ok := core.GetAPIGatewayContextFromContext(c.Request.Context()); ok {
		if claims, ok := rc.Authorizer["claims"].(map[string]any); ok {
			sub, _ := claims["sub"].(string)
			current = identity{Subject: sub} // finding: request-state-kept
		}
	}
	c.Next()
}

func me(c *gin.Context) {
	c.JSON(http.StatusOK, gin.H{"id": current.Subject})
}

var adapter *ginadapter.GinLambda

func init() {
	r := gin.New()
	r.Use(identify)
	r.GET("/me", me)
	adapter = ginadapter.New(r)
}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	return adapter.ProxyWithContext(ctx, req)
}

func main() { lambda.Start(handler) }

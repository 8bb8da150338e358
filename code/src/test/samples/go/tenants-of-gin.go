package main

import (
	"context"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/gin-gonic/gin"
	"net/http"
	"os"
	dt "github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	ginadapter "github.com/awslabs/aws-lambda-go-api-proxy/gin"
)
var current = "public"
var table *dynamodb.Client

func tenant(c *gin.Context) {
	if t := c.GetHeader("X-Tenant-Id"); t != "" {
		current = t // finding: request-state-kept
	}
	c.Next()
}

func first(c *gin.Context) {
	out, err := table.GetItem(c.Request.Context(), &dynamodb.GetItemInput{ // finding: caller-decides-rights
		TableName: aws.String(os.Getenv("INVOICES")),
		Key:       map[string]dt.AttributeValue{"tenant": &dt.AttributeValueMemberS{Value: current}},
	})
	if err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	c.JSON(http.StatusOK, len(out.Item))
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	table = dynamodb.NewFromConfig(cfg)
	r := gin.New()
	r.Use(tenant)
	r.GET("/invoices/first", first)
	lambda.Start(ginadapter.New(r).ProxyWithContext)
}

package main

import (
	"context"
	"net/http"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	ginadapter "github.com/awslabs/aws-lambda-go-api-proxy/gin"
	"github.com/gin-gonic/gin"
)

var adapter *ginadapter.GinLambda
var table *dynamodb.Client

func invoices(c *gin.Context) {
	many, err := count(c.Request.Context(), c.GetHeader("X-Tenant-Id"))
	if err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	c.JSON(http.StatusOK, gin.H{"invoices": many})
}

func remove(c *gin.Context) {
	if c.Query("role") != "admin" { // finding: caller-decides-rights
		c.AbortWithStatus(http.StatusForbidden)
		return
	}
	c.Status(http.StatusNoContent)
}

func count(ctx context.Context, tenant string) (int32, error) {
	out, err := table.Query(ctx, &dynamodb.QueryInput{ // finding: caller-decides-rights
		TableName:                 aws.String(os.Getenv("INVOICES")),
		Select:                    types.SelectCount,
		KeyConditionExpression:    aws.String("pk = :t"),
		ExpressionAttributeValues: map[string]types.AttributeValue{":t": &types.AttributeValueMemberS{Value: tenant}},
		Limit:                     aws.Int32(100),
	})
	if err != nil {
		return 0, err
	}
	return out.Count, nil
}

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	table = dynamodb.NewFromConfig(cfg)
	r := gin.New()
	r.GET("/invoices", invoices)
	r.DELETE("/invoices", remove)
	adapter = ginadapter.New(r)
}

func Handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	return adapter.ProxyWithContext(ctx, req)
}

func main() { lambda.Start(Handler) }

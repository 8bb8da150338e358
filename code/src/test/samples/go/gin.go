package main

import (
	"context"
	"database/sql"
	"net/http"
	"os"
	"os/exec"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	ginadapter "github.com/awslabs/aws-lambda-go-api-proxy/gin"
	"github.com/gin-gonic/gin"
)

var (
	adapter *ginadapter.GinLambda
	db, _   = sql.Open("mysql", os.Getenv("DSN"))
)

type input struct {
	Name string `json:"name" binding:"required"`
	Age  int    `json:"age"`
}

type api struct{ db *sql.DB }

func (a *api) get(c *gin.Context) {
	a.db.Query("select * from t where id = '" + c.Param("id") + "'") // finding: sql-injection, unclosed-resource
	c.JSON(http.StatusOK, gin.H{"id": c.Param("id")})
}

func (a *api) post(c *gin.Context) {
	var in input
	if err := c.ShouldBindJSON(&in); err != nil {
		c.JSON(400, gin.H{"error": err.Error()}) // finding: error-detail-returned
		return
	}
	a.db.Exec("insert into t values ('" + in.Name + "')") // finding: sql-injection
	a.db.Exec("insert into t values (?, ?)", in.Name, in.Age)
	exec.Command("sh", "-c", "echo "+c.DefaultQuery("x", "y")).Run() // finding: os-command-injection
	c.Redirect(302, c.Query("next"))                                 // finding: open-redirect
	c.File("/opt/" + c.Query("file"))                                // finding: path-traversal
}

func init() {
	router := gin.Default()
	a := &api{db: db}
	group := router.Group("/v1")
	group.GET("/items/:id", a.get)
	group.POST("/items", a.post)
	adapter = ginadapter.New(router)
}

func handler(ctx context.Context, request events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	return adapter.ProxyWithContext(ctx, request)
}

func main() {
	lambda.Start(handler)
}

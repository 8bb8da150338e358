// trigger: rest-api
package main

import (
	"context"
	"database/sql"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	ginadapter "github.com/awslabs/aws-lambda-go-api-proxy/gin"
	"github.com/gin-gonic/gin"
	_ "github.com/go-sql-driver/mysql"
)

var ginLambda *ginadapter.GinLambda
var db *sql.DB

type login struct {
	User     string `json:"user" binding:"required"`
	Password string `json:"password" binding:"required"`
}

func init() {
	db, _ = sql.Open("mysql", os.Getenv("DSN"))
	r := gin.Default()
	r.GET("/users/:id", getUser)
	r.POST("/login", postLogin)
	v1 := r.Group("/v1")
	{
		v1.GET("/files/*path", getFile)
		v1.GET("/ping", ping)
		v1.GET("/go", func(c *gin.Context) {
			c.Redirect(http.StatusFound, c.Query("to")) // finding: open-redirect
		})
	}
	ginLambda = ginadapter.New(r)
}

func getUser(c *gin.Context) {
	id := c.Param("id")
	row := db.QueryRow("SELECT name FROM users WHERE id = " + id) // finding: sql-injection
	var name string
	if err := row.Scan(&name); err != nil {
		c.JSON(http.StatusInternalServerError, gin.H{"error": err.Error()}) // finding: error-detail-returned
		return
	}
	c.JSON(http.StatusOK, gin.H{"name": name})
}

func postLogin(c *gin.Context) {
	var l login
	if err := c.ShouldBindJSON(&l); err != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	var n int
	err := db.QueryRowContext(c.Request.Context(), "SELECT count(*) FROM users WHERE name = ? AND pw = ?", l.User, l.Password).Scan(&n)
	if err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	_, err = db.Exec("INSERT INTO logins VALUES ('" + l.User + "')") // finding: sql-injection
	if err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	c.Status(http.StatusNoContent)
}

func getFile(c *gin.Context) {
	c.File("/var/task/static/" + c.Param("path")) // finding: path-traversal
}

func getFileSafe(c *gin.Context) {
	c.File(filepath.Join("/var/task/static", filepath.Base(c.Param("path"))))
}

func ping(c *gin.Context) {
	out, err := exec.Command("bash", "-c", "ping -c1 "+c.Query("host")).Output() // finding: os-command-injection
	if err != nil {
		c.String(500, "failed")
		return
	}
	c.String(200, string(out))
}

func Handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	return ginLambda.ProxyWithContext(ctx, req)
}

func main() {
	lambda.Start(Handler)
}

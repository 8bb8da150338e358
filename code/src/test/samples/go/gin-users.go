// trigger: http-api
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	ginadapter "github.com/awslabs/aws-lambda-go-api-proxy/gin"
	"github.com/gin-gonic/gin"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

type User struct {
	ID    uint
	Email string `json:"email" binding:"required,email"`
}

type api struct{ db *gorm.DB }

func (a *api) routes(r *gin.Engine) {
	g := r.Group("/users", a.auth)
	g.GET("", a.list)
	g.POST("", a.create)
	g.GET("/raw", a.raw)
	g.DELETE("/:id", a.remove)
	r.POST("/upload", a.upload)
}

func (a *api) auth(c *gin.Context) {
	if c.GetHeader("X-Api-Key") != os.Getenv("API_KEY") {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	c.Next()
}

func (a *api) list(c *gin.Context) {
	var us []User
	if err := a.db.Order(c.DefaultQuery("order", "id")).Find(&us).Error; err != nil { // finding: sql-injection
		c.JSON(http.StatusInternalServerError, gin.H{"error": "internal"})
		return
	}
	c.JSON(http.StatusOK, us)
}

func (a *api) create(c *gin.Context) {
	var u User
	if err := c.ShouldBindJSON(&u); err != nil {
		c.JSON(http.StatusBadRequest, gin.H{"error": "bad request"})
		return
	}
	a.db.Create(&u)
	c.SetCookie("session", u.Email, 3600, "/", "", false, true) // finding: insecure-cookie
	c.JSON(http.StatusCreated, u)
}

func (a *api) raw(c *gin.Context) {
	var us []User
	q := fmt.Sprintf("SELECT * FROM users WHERE email LIKE '%%%s%%'", c.Query("q"))
	a.db.Raw(q).Scan(&us) // finding: sql-injection
	a.db.Raw("SELECT * FROM users WHERE email LIKE ?", "%"+c.Query("q")+"%").Scan(&us)
	c.JSON(http.StatusOK, us)
}

func (a *api) remove(c *gin.Context) {
	a.db.Delete(&User{}, "id = ?", c.Param("id"))
	c.Status(http.StatusNoContent)
}

func (a *api) upload(c *gin.Context) {
	f, err := c.FormFile("file")
	if err != nil {
		c.Status(http.StatusBadRequest)
		return
	}
	if err := c.SaveUploadedFile(f, "/tmp/"+c.PostForm("name")); err != nil { // finding: path-traversal, temporary-file-kept
		c.Status(http.StatusInternalServerError)
		return
	}
	c.Status(http.StatusCreated)
}

func main() {
	db, err := gorm.Open(postgres.Open(os.Getenv("DSN")), &gorm.Config{})
	if err != nil {
		panic(err)
	}
	gin.SetMode(gin.ReleaseMode)
	r := gin.New()
	(&api{db}).routes(r)
	ad := ginadapter.NewV2(r)
	lambda.Start(func(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
		return ad.ProxyWithContext(ctx, req)
	})
}

package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	ginadapter "github.com/awslabs/aws-lambda-go-api-proxy/gin"
	"github.com/gin-contrib/cors"
	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

type Note struct {
	ID     uuid.UUID `gorm:"type:uuid;primaryKey" json:"id"`
	Owner  string    `json:"-"`
	Title  string    `json:"title" binding:"required,max=200"`
	Status string    `json:"status" binding:"omitempty,oneof=open done"`
}

type listQuery struct {
	Page int    `form:"page,default=1" binding:"min=1"`
	Sort string `form:"sort" binding:"omitempty,oneof=title status"`
	Q    string `form:"q"`
}

type server struct {
	db  *gorm.DB
	key []byte
}

func (s *server) auth(c *gin.Context) {
	raw := strings.TrimPrefix(c.GetHeader("Authorization"), "Bearer ")
	tok, err := jwt.ParseWithClaims(raw, &jwt.RegisteredClaims{}, func(*jwt.Token) (any, error) { return s.key, nil }, jwt.WithValidMethods([]string{"HS256"}))
	if err != nil {
		c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "unauthorized"})
		return
	}
	sub, err := tok.Claims.GetSubject()
	if err != nil {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	c.Set("owner", sub)
	c.Next()
}

func (s *server) list(c *gin.Context) {
	var q listQuery
	if err := c.ShouldBindQuery(&q); err != nil {
		c.JSON(http.StatusBadRequest, gin.H{"error": "invalid query"})
		return
	}
	tx := s.db.WithContext(c.Request.Context()).Where("owner = ?", c.GetString("owner"))
	if q.Q != "" {
		tx = tx.Where("title ILIKE ?", "%"+q.Q+"%")
	}
	if q.Sort != "" {
		tx = tx.Order(q.Sort)
	}
	var notes []Note
	if err := tx.Limit(20).Offset((q.Page - 1) * 20).Find(&notes).Error; err != nil {
		slog.Error("list", "err", err)
		c.JSON(http.StatusInternalServerError, gin.H{"error": "internal"})
		return
	}
	c.JSON(http.StatusOK, notes)
}

func (s *server) get(c *gin.Context) {
	id, err := uuid.Parse(c.Param("id"))
	if err != nil {
		c.Status(http.StatusNotFound)
		return
	}
	var n Note
	err = s.db.First(&n, "id = ? AND owner = ?", id, c.MustGet("owner").(string)).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		c.Status(http.StatusNotFound)
		return
	}
	if err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	c.JSON(http.StatusOK, n)
}

func (s *server) create(c *gin.Context) {
	var n Note
	if err := c.ShouldBindJSON(&n); err != nil {
		c.JSON(http.StatusBadRequest, gin.H{"error": "invalid note"})
		return
	}
	n.ID, n.Owner = uuid.New(), c.GetString("owner")
	if err := s.db.Create(&n).Error; err != nil {
		slog.Error("create", "err", err)
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	c.Header("Location", "/notes/"+n.ID.String())
	c.JSON(http.StatusCreated, n)
}

func (s *server) export(c *gin.Context) {
	limit, err := strconv.Atoi(c.DefaultQuery("limit", "100"))
	if err != nil || limit > 1000 {
		c.Status(http.StatusBadRequest)
		return
	}
	var ns []Note
	if err := s.db.Raw("SELECT * FROM notes WHERE owner = ? LIMIT "+strconv.Itoa(limit), c.GetString("owner")).Scan(&ns).Error; err != nil {
		c.Status(http.StatusInternalServerError)
		return
	}
	c.SetCookie("last_export", time.Now().Format(time.RFC3339), 3600, "/", "", true, true)
	c.JSON(http.StatusOK, ns)
}

var adapter *ginadapter.GinLambdaV2

func init() {
	gin.SetMode(gin.ReleaseMode)
	db, err := gorm.Open(postgres.Open(os.Getenv("DSN")), &gorm.Config{})
	if err != nil {
		panic(err)
	}
	s := &server{db: db, key: []byte(os.Getenv("JWT_KEY"))}
	r := gin.New()
	r.Use(gin.Recovery(), cors.New(cors.Config{AllowOrigins: []string{"https://app.example.com"}, AllowCredentials: true, AllowMethods: []string{"GET", "POST"}}))
	g := r.Group("/notes", s.auth)
	g.GET("", s.list)
	g.GET("/:id", s.get)
	g.POST("", s.create)
	g.GET("/export", s.export)
	adapter = ginadapter.NewV2(r)
}

func main() {
	lambda.Start(func(ctx context.Context, e events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
		return adapter.ProxyWithContext(ctx, e)
	})
}

// trigger: http-api
// timeout: 10
package main

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"text/template"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	ginadapter "github.com/awslabs/aws-lambda-go-api-proxy/gin"
	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt/v5"
	"go.mongodb.org/mongo-driver/bson"
	"golang.org/x/crypto/bcrypt"
	"go.mongodb.org/mongo-driver/mongo"
)

var users *mongo.Collection
var slow = &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{DialContext: (&net.Dialer{Timeout: 2 * time.Second}).DialContext}} // finding: timeout-beyond-function
var insecure = &http.Client{Timeout: 3 * time.Second, Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}} // finding: tls-verification-off
var pinned = &http.Client{Timeout: 3 * time.Second, Transport: &http.Transport{TLSClientConfig: &tls.Config{MinVersion: tls.VersionTLS12}}}

type credentials struct {
	User     string `json:"user"`
	Password string `json:"password"`
}

func login(c *gin.Context) {
	var body map[string]interface{}
	if err := c.ShouldBindJSON(&body); err != nil {
		c.JSON(http.StatusBadRequest, gin.H{"error": "bad request"})
		return
	}
	var u bson.M
	if err := users.FindOne(c, bson.M{"user": body["user"], "password": body["password"]}).Decode(&u); err != nil { // finding: nosql-injection
		c.JSON(http.StatusUnauthorized, gin.H{"error": "no"})
		return
	}
	c.SetCookie("session", u["_id"].(string), 3600, "/", "", false, false) // finding: insecure-cookie
	c.Status(http.StatusNoContent)
}

func loginWell(c *gin.Context) {
	var body credentials
	if err := c.ShouldBindJSON(&body); err != nil {
		c.JSON(http.StatusBadRequest, gin.H{"error": "bad request"})
		return
	}
	var u bson.M
	if err := users.FindOne(c, bson.M{"user": body.User}).Decode(&u); err != nil {
		c.JSON(http.StatusUnauthorized, gin.H{"error": "no"})
		return
	}
	if bcrypt.CompareHashAndPassword([]byte(u["hash"].(string)), []byte(body.Password)) != nil {
		c.JSON(http.StatusUnauthorized, gin.H{"error": "no"})
		return
	}
	log.Printf("login of %s", body.User) // finding: log-injection
	log.Printf("login of %q", body.User)
	c.Status(http.StatusNoContent)
}

func claims(token string) (jwt.MapClaims, error) {
	claims := jwt.MapClaims{}
	_, _, err := jwt.NewParser().ParseUnverified(token, claims) // finding: jwt-not-verified
	return claims, err
}

func verified(token string) (jwt.MapClaims, error) {
	claims := jwt.MapClaims{}
	_, err := jwt.ParseWithClaims(token, claims, func(t *jwt.Token) (any, error) {
		if _, ok := t.Method.(*jwt.SigningMethodHMAC); !ok {
			return nil, fmt.Errorf("alg")
		}
		return []byte(os.Getenv("JWT_SECRET")), nil
	})
	return claims, err
}

func me(c *gin.Context) {
	m, err := claims(c.GetHeader("Authorization"))
	if err != nil {
		c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": err.Error()}) // finding: error-detail-returned
		return
	}
	if _, err := verified(c.GetHeader("Authorization")); err != nil {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	c.JSON(http.StatusOK, gin.H{"sub": m["sub"]})
}

var key = []byte("0123456789abcdef0123456789abcdef") // finding: secret-in-code

func seal(text []byte) (string, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return "", err
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return "", err
	}
	nonce := make([]byte, gcm.NonceSize())
	return base64.StdEncoding.EncodeToString(gcm.Seal(nil, nonce, text, nil)), nil // finding: weak-cipher
}

func sealWell(k, text []byte) (string, error) {
	block, err := aes.NewCipher(k)
	if err != nil {
		return "", err
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return "", err
	}
	nonce := make([]byte, gcm.NonceSize())
	if _, err := rand.Read(nonce); err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(gcm.Seal(nonce, nonce, text, nil)), nil
}

func sign(c *gin.Context) {
	mac := hmac.New(sha256.New, []byte(os.Getenv("SIGNING_KEY")))
	mac.Write([]byte(c.Query("path")))
	sealed, err := seal([]byte(c.Query("path")))
	if err != nil {
		c.Status(http.StatusInternalServerError)
		return
	}
	k, _ := hex.DecodeString(os.Getenv("DATA_KEY"))
	if other, err := sealWell(k, []byte(c.Query("path"))); err == nil {
		sealed += other
	}
	c.Header("X-Tag", c.Query("tag")) // finding: header-injection
	c.Header("X-Sig", hex.EncodeToString(mac.Sum(nil)))
	c.String(http.StatusOK, sealed)
}

func card(c *gin.Context) {
	t, err := template.New("card").Parse(c.PostForm("layout")) // finding: template-injection
	if err != nil {
		c.Status(http.StatusBadRequest)
		return
	}
	c.Header("Content-Type", "text/plain")
	t.Execute(c.Writer, map[string]string{"name": "x"})
}

func upstream(c *gin.Context) {
	req, err := http.NewRequestWithContext(c.Request.Context(), http.MethodGet, os.Getenv("UPSTREAM"), nil)
	if err != nil {
		c.Status(http.StatusInternalServerError)
		return
	}
	resp, err := slow.Do(req)
	if err != nil {
		c.Status(http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	c.Status(resp.StatusCode)
}

var adapter *ginadapter.GinLambdaV2

func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	return adapter.ProxyWithContext(ctx, req)
}

func main() {
	r := gin.New()
	r.POST("/login", login)
	r.POST("/login2", loginWell)
	r.GET("/me", me)
	r.GET("/sign", sign)
	r.POST("/card", card)
	r.GET("/upstream", upstream)
	adapter = ginadapter.NewV2(r)
	lambda.Start(handler)
}

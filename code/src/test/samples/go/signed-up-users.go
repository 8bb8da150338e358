package main

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"regexp"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/expression"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/golang-jwt/jwt/v5"
	"github.com/sirupsen/logrus"
	"golang.org/x/crypto/argon2"
)

type apiError struct {
	Status int
	Code   string
	cause  error
}

func (e *apiError) Error() string { return e.Code }
func (e *apiError) Unwrap() error { return e.cause }

func badRequest(code string) *apiError { return &apiError{Status: http.StatusBadRequest, Code: code} }

type User struct {
	Email string `dynamodbav:"pk"`
	Hash  []byte `dynamodbav:"hash"`
	Salt  []byte `dynamodbav:"salt"`
}

type Store interface {
	Put(ctx context.Context, u User) error
	Get(ctx context.Context, email string) (*User, error)
	Search(ctx context.Context, city string) ([]User, error)
}

type dynamo struct {
	c     *dynamodb.Client
	table string
}

func (d *dynamo) Put(ctx context.Context, u User) error {
	item, err := attributevalue.MarshalMap(u)
	if err != nil {
		return err
	}
	_, err = d.c.PutItem(ctx, &dynamodb.PutItemInput{TableName: &d.table, Item: item, ConditionExpression: aws.String("attribute_not_exists(pk)")})
	var ccf *types.ConditionalCheckFailedException
	if errors.As(err, &ccf) {
		return badRequest("exists")
	}
	return err
}

func (d *dynamo) Get(ctx context.Context, email string) (*User, error) {
	out, err := d.c.GetItem(ctx, &dynamodb.GetItemInput{TableName: &d.table, Key: map[string]types.AttributeValue{"pk": &types.AttributeValueMemberS{Value: email}}})
	if err != nil {
		return nil, err
	}
	if out.Item == nil {
		return nil, badRequest("unknown")
	}
	var u User
	return &u, attributevalue.UnmarshalMap(out.Item, &u)
}

func (d *dynamo) Search(ctx context.Context, city string) ([]User, error) {
	ex, err := expression.NewBuilder().WithFilter(expression.Name("city").Equal(expression.Value(city))).Build()
	if err != nil {
		return nil, err
	}
	var us []User
	p := dynamodb.NewScanPaginator(d.c, &dynamodb.ScanInput{TableName: &d.table, FilterExpression: ex.Filter(), ExpressionAttributeNames: ex.Names(), ExpressionAttributeValues: ex.Values()})
	for p.HasMorePages() {
		pg, err := p.NextPage(ctx)
		if err != nil {
			return nil, err
		}
		var part []User
		if err := attributevalue.UnmarshalListOfMaps(pg.Items, &part); err != nil {
			return nil, err
		}
		us = append(us, part...)
	}
	return us, nil
}

var emailRe = regexp.MustCompile(`^[^@\s]+@[^@\s]+\.[^@\s]+$`)

type service struct {
	store Store
	key   []byte
	log   *logrus.Logger
}

func (s *service) signup(ctx context.Context, email, pass string) error {
	if !emailRe.MatchString(email) {
		return badRequest("email")
	}
	salt := make([]byte, 16)
	if _, err := rand.Read(salt); err != nil {
		return err
	}
	return s.store.Put(ctx, User{Email: email, Salt: salt, Hash: argon2.IDKey([]byte(pass), salt, 1, 64*1024, 4, 32)})
}

func (s *service) login(ctx context.Context, email, pass string) (string, error) {
	u, err := s.store.Get(ctx, email)
	if err != nil {
		return "", err
	}
	if subtle.ConstantTimeCompare(u.Hash, argon2.IDKey([]byte(pass), u.Salt, 1, 64*1024, 4, 32)) != 1 {
		return "", badRequest("credentials")
	}
	t := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{Subject: email, ExpiresAt: jwt.NewNumericDate(time.Now().Add(time.Hour))})
	return t.SignedString(s.key)
}

func (s *service) Handle(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	var in struct {
		Email    string `json:"email"`
		Password string `json:"password"`
	}
	if err := json.Unmarshal([]byte(r.Body), &in); err != nil {
		return reply(badRequest("json"))
	}
	s.log.WithFields(logrus.Fields{"path": r.Path, "email": in.Email}).Info("request")
	switch r.Resource {
	case "/signup":
		return reply(s.signup(ctx, in.Email, in.Password))
	case "/login":
		tok, err := s.login(ctx, in.Email, in.Password)
		if err != nil {
			return reply(err)
		}
		return events.APIGatewayProxyResponse{StatusCode: 200, MultiValueHeaders: map[string][]string{
			"Set-Cookie": {(&http.Cookie{Name: "session", Value: tok, HttpOnly: true, Secure: true, SameSite: http.SameSiteStrictMode, Path: "/"}).String()},
		}}, nil
	}
	us, err := s.store.Search(ctx, r.QueryStringParameters["city"])
	if err != nil {
		s.log.WithError(err).Error("search")
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: fmt.Sprintf(`{"count":%d}`, len(us))}, nil
}

func reply(err error) (events.APIGatewayProxyResponse, error) {
	if err == nil {
		return events.APIGatewayProxyResponse{StatusCode: http.StatusNoContent}, nil
	}
	var ae *apiError
	if errors.As(err, &ae) {
		b, _ := json.Marshal(map[string]string{"code": ae.Code})
		return events.APIGatewayProxyResponse{StatusCode: ae.Status, Body: string(b)}, nil
	}
	logrus.WithError(err).Error("unexpected")
	return events.APIGatewayProxyResponse{StatusCode: 500, Body: `{"code":"internal"}`}, nil
}

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	key, err := base64.StdEncoding.DecodeString(os.Getenv("JWT_KEY"))
	if err != nil {
		panic(err)
	}
	l := logrus.New()
	l.SetFormatter(&logrus.JSONFormatter{})
	s := &service{store: &dynamo{dynamodb.NewFromConfig(cfg), os.Getenv("TABLE")}, key: key, log: l}
	lambda.Start(s.Handle)
}

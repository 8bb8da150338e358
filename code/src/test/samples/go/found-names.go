package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/go-ldap/ldap/v3"
)

func find(conn *ldap.Conn, user string) (string, error) {
	found, err := conn.Search(ldap.NewSearchRequest("ou=staff,dc=example", ldap.ScopeWholeSubtree, ldap.NeverDerefAliases, // finding: ldap-injection
		2, 5, false, fmt.Sprintf("(uid=%s)", user), []string{"dn"}, nil))
	if err != nil {
		return "", err
	}
	if len(found.Entries) != 1 {
		return "", errors.New("nobody of that name")
	}
	return found.Entries[0].DN, nil
}

func handler(_ context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	query := request.QueryStringParameters
	conn, err := ldap.DialURL(os.Getenv("LDAP_URL"))
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	defer conn.Close()
	name, err := find(conn, query["user"])
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	if err := conn.Bind(name, query["password"]); err != nil {
		return events.APIGatewayV2HTTPResponse{StatusCode: 401}, nil
	}
	if err := conn.Bind("uid="+query["user"]+",ou=staff,dc=example", query["password"]); err != nil { // finding: ldap-injection
		return events.APIGatewayV2HTTPResponse{StatusCode: 401}, nil
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 204}, nil
}

func main() { lambda.Start(handler) }

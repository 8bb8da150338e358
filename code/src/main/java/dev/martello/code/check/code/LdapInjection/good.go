package main

import (
	"context"
	"fmt"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/go-ldap/ldap/v3"
)

func handler(ctx context.Context, request events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	filter := fmt.Sprintf("(uid=%s)", ldap.EscapeFilter(request.QueryStringParameters["user"]))
	search := ldap.NewSearchRequest("dc=example,dc=com", ldap.ScopeWholeSubtree, ldap.NeverDerefAliases, 1, 5, false, filter, []string{"dn"}, nil)
	connection, err := ldap.DialURL(os.Getenv("LDAP_URL"))
	if err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	if _, err := connection.Search(search); err != nil {
		return events.APIGatewayV2HTTPResponse{}, err
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func main() {
	lambda.Start(handler)
}

// trigger: rest-api
package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/antchfx/xmlquery"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/go-ldap/ldap/v3"
)

const users = `<users><user name="a"/></users>`

func find(uid string) (*ldap.SearchResult, error) {
	l, err := ldap.DialURL(os.Getenv("LDAP_URL"))
	if err != nil {
		return nil, err
	}
	defer l.Close()
	req := ldap.NewSearchRequest("dc=example,dc=com", ldap.ScopeWholeSubtree, ldap.NeverDerefAliases, 0, 5, false, // finding: ldap-injection
		fmt.Sprintf("(&(objectClass=person)(uid=%s))", uid), []string{"cn"}, nil)
	return l.Search(req)
}

func findOK(l *ldap.Conn, uid string) (*ldap.SearchResult, error) {
	return l.Search(ldap.NewSearchRequest("dc=example,dc=com", ldap.ScopeWholeSubtree, ldap.NeverDerefAliases, 0, 5, false,
		"(uid="+ldap.EscapeFilter(uid)+")", []string{"cn"}, nil))
}

func xp(name string) (*xmlquery.Node, error) {
	doc, err := xmlquery.Parse(strings.NewReader(users))
	if err != nil {
		return nil, err
	}
	return xmlquery.FindOne(doc, "//user[@name='"+name+"']"), nil // finding: xpath-injection
}

func xpOK(name string) *xmlquery.Node {
	doc, _ := xmlquery.Parse(strings.NewReader(users))
	for _, n := range xmlquery.Find(doc, "//user") {
		if n.SelectAttr("name") == name {
			return n
		}
	}
	return nil
}

func handler(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	uid := r.QueryStringParameters["uid"]
	if _, err := find(uid); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	l, err := ldap.DialURL(os.Getenv("LDAP_URL"))
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	defer l.Close()
	if _, err := findOK(l, uid); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	if _, err := xp(uid); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	_ = xpOK(uid)
	return events.APIGatewayProxyResponse{StatusCode: 200}, nil
}

func main() { lambda.Start(handler) }

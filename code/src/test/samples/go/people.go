package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/go-ldap/ldap/v3"
)

type dir struct{ url, base string }

func (d dir) find(filter string) ([]string, error) {
	c, err := ldap.DialURL(d.url)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	if err := c.Bind(os.Getenv("BIND_DN"), os.Getenv("BIND_PASSWORD")); err != nil {
		return nil, err
	}
	res, err := c.Search(&ldap.SearchRequest{
		BaseDN:     d.base,
		Scope:      ldap.ScopeWholeSubtree,
		Filter:     filter, // finding: ldap-injection
		Attributes: []string{"cn"},
		SizeLimit:  50,
	})
	if err != nil {
		return nil, err
	}
	var out []string
	for _, e := range res.Entries {
		out = append(out, e.GetAttributeValue("cn"))
	}
	return out, nil
}

func (d dir) login(user, pass string) error {
	c, err := ldap.DialURL(d.url)
	if err != nil {
		return err
	}
	defer c.Close()
	return c.Bind(fmt.Sprintf("uid=%s,ou=people,%s", ldap.EscapeDN(user), d.base), pass)
}

func (d dir) handle(ctx context.Context, r events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	name := strings.TrimSpace(r.QueryStringParameters["name"])
	if name == "" {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	found, err := d.find("(&(objectClass=person)(cn=*" + name + "*))")
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 502}, nil
	}
	if err := d.login(name, "x"); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 401}, nil
	}
	b, _ := json.Marshal(found)
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: string(b)}, nil
}

func main() {
	d := dir{url: os.Getenv("LDAP_URL"), base: "dc=example,dc=com"}
	lambda.Start(d.handle)
}

// trigger: http-api
package main

import (
	"context"
	"database/sql"
	"errors"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var db *sql.DB
var tables = []string{"orders", "customers"}

func flag(t string) error {
	known := false
	for _, one := range tables {
		if one == t {
			known = true
		}
	}
	if !known {
		return errors.New("unknown table")
	}
	_, err := db.Exec("DELETE FROM " + t)
	return err
}

func flagBreak(t string) error {
	known := false
	for _, one := range tables {
		if one == t {
			known = true
			break
		}
	}
	if !known {
		return errors.New("unknown table")
	}
	_, err := db.Exec("DELETE FROM " + t)
	return err
}

func simple(t string) error {
	ok := false
	if t == "a" || t == "b" {
		ok = true
	}
	if !ok {
		return errors.New("unknown table")
	}
	_, err := db.Exec("DELETE FROM " + t)
	return err
}

func simpleOr(t string) error {
	ok := t == "a" || t == "b"
	if !ok {
		return errors.New("unknown table")
	}
	_, err := db.Exec("DELETE FROM " + t)
	return err
}

func sw(t string) error {
	var ok bool
	switch t {
	case "a", "b":
		ok = true
	}
	if !ok {
		return errors.New("unknown table")
	}
	_, err := db.Exec("DELETE FROM " + t)
	return err
}

func contains(t string) bool {
	for _, one := range tables {
		if one == t {
			return true
		}
	}
	return false
}

func found(t string) error {
	if !contains(t) {
		return errors.New("unknown table")
	}
	_, err := db.Exec("DELETE FROM " + t)
	return err
}

func either(t, u string) error {
	ok := t == "a" || u == "b"
	if !ok {
		return errors.New("unknown table")
	}
	_, err := db.Exec("DELETE FROM one " + t) // finding: sql-injection
	return err
}

func others(t string) error {
	ok := t != "a"
	if t == "b" {
		ok = true
	}
	if ok {
		_, err := db.Exec("DELETE FROM two " + t) // finding: sql-injection
		return err
	}
	return nil
}

func unknown(t string) error {
	bad := false
	for _, one := range tables {
		if one == t {
			bad = true
		}
	}
	if bad {
		return errors.New("unknown table")
	}
	_, err := db.Exec("DELETE FROM three " + t) // finding: sql-injection
	return err
}

func forced(t string, force bool) error {
	ok := force
	for _, one := range tables {
		if one == t {
			ok = true
		}
	}
	if !ok {
		return errors.New("unknown table")
	}
	_, err := db.Exec("DELETE FROM four " + t) // finding: sql-injection
	return err
}

func handler(ctx context.Context, req events.APIGatewayV2HTTPRequest) error {
	q := req.QueryStringParameters
	return errors.Join(flag(q["a"]), flagBreak(q["b"]), simple(q["c"]), simpleOr(q["d"]), sw(q["e"]), found(q["f"]),
		either(q["g"], q["u"]), others(q["h"]), unknown(q["i"]), forced(q["j"], q["force"] == "1"))
}

func main() { lambda.Start(handler) }

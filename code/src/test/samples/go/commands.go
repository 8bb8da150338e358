// trigger: none
package main

import (
	"database/sql"
	"errors"
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/aws/aws-lambda-go/lambda"
	_ "github.com/mattn/go-sqlite3"
)

type Command struct {
	Action string   `json:"action"`
	Table  string   `json:"table"`
	IDs    []string `json:"ids"`
	Limit  int      `json:"limit"`
}

type Result struct {
	Rows int `json:"rows"`
}

var db *sql.DB
var tables = []string{"orders", "customers"}

func known(t string) bool {
	for _, k := range tables {
		if k == t {
			return true
		}
	}
	return false
}

func count(c Command) (int, error) {
	n := 0
	err := db.QueryRow("SELECT count(*) FROM " + c.Table).Scan(&n) // finding: sql-injection
	return n, err
}

func countKnown(c Command) (int, error) {
	if !known(c.Table) {
		return 0, errors.New("unknown table")
	}
	n := 0
	err := db.QueryRow("SELECT count(*) FROM " + c.Table).Scan(&n)
	return n, err
}

func in(c Command) (int, error) {
	res, err := db.Exec("DELETE FROM orders WHERE id IN ('" + strings.Join(c.IDs, "','") + "')") // finding: sql-injection
	if err != nil {
		return 0, err
	}
	n, err := res.RowsAffected()
	return int(n), err
}

func inOK(c Command) (int, error) {
	marks := strings.TrimSuffix(strings.Repeat("?,", len(c.IDs)), ",")
	args := make([]any, len(c.IDs))
	for i, id := range c.IDs {
		args[i] = id
	}
	res, err := db.Exec(fmt.Sprintf("DELETE FROM orders WHERE id IN (%s)", marks), args...)
	if err != nil {
		return 0, err
	}
	n, err := res.RowsAffected()
	return int(n), err
}

func Handle(c Command) (res Result, err error) {
	ops := map[string]func(Command) (int, error){"count": count, "known": countKnown, "delete": in, "delete2": inOK}
	op, ok := ops[c.Action]
	if !ok {
		err = fmt.Errorf("unknown action")
		return
	}
	res.Rows, err = op(c)
	return
}

func main() {
	var err error
	db, err = sql.Open("sqlite3", os.Getenv("DB_FILE"))
	if err != nil {
		log.Fatal(err)
	}
	lambda.Start(Handle)
}

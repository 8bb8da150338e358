package main

import (
	"context"
	"database/sql"
	"fmt"
	"log"
	"os"

	sq "github.com/Masterminds/squirrel"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"
	"github.com/uptrace/bun/driver/pgdriver"
)

type q struct {
	Name  string `json:"name"`
	Sort  string `json:"sort"`
	Where string `json:"where"`
}

type store struct {
	db *sql.DB
	bn *bun.DB
}

type row struct {
	ID int
}

var psql = sq.StatementBuilder.PlaceholderFormat(sq.Dollar)

func (s *store) a(ctx context.Context, in q) error {
	b := psql.Select("id").From("users").Where(sq.Eq{"name": in.Name}).OrderBy(in.Sort) // finding: sql-injection
	text, args, err := b.ToSql()
	if err != nil {
		return err
	}
	rows, err := s.db.QueryContext(ctx, text, args...)
	if err != nil {
		return err
	}
	return rows.Close()
}

func (s *store) b(ctx context.Context, in q) error {
	text, args, err := psql.Select("id").From("users").Where(sq.Eq{"name": in.Name}).ToSql()
	if err != nil {
		return err
	}
	rows, err := s.db.QueryContext(ctx, text, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	return rows.Err()
}

func (s *store) c(ctx context.Context, in q) error {
	var out []row
	return s.bn.NewSelect().Model(&out).Where("name = '" + in.Name + "'").Scan(ctx) // finding: sql-injection
}

func (s *store) d(ctx context.Context, in q) error {
	var out []row
	return s.bn.NewSelect().Model(&out).Where("name = ?", in.Name).Scan(ctx)
}

func (s *store) e(ctx context.Context, in q) error {
	sortable := map[string]string{"name": "name", "date": "created_at"}
	col, ok := sortable[in.Sort]
	if !ok {
		col = "id"
	}
	_, err := s.db.ExecContext(ctx, fmt.Sprintf("CREATE TABLE x AS SELECT * FROM y ORDER BY %s", col))
	return err
}

func (s *store) f(ctx context.Context, in q) error {
	switch in.Sort {
	case "name", "date":
	default:
		return fmt.Errorf("unsupported sort")
	}
	_, err := s.db.ExecContext(ctx, "CREATE TABLE x AS SELECT * FROM y ORDER BY "+in.Sort)
	return err
}

func (s *store) g(ctx context.Context, in q) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, "DELETE FROM users WHERE "+in.Where); err != nil { // finding: sql-injection
		return err
	}
	return tx.Commit()
}

func (s *store) handle(ctx context.Context, in q) error {
	for _, f := range []func(context.Context, q) error{s.a, s.b, s.c, s.d, s.e, s.f, s.g} {
		if err := f(ctx, in); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	db := sql.OpenDB(pgdriver.NewConnector(pgdriver.WithDSN(os.Getenv("DSN"))))
	log.Println("ready")
	s := &store{db: db, bn: bun.NewDB(db, pgdialect.New())}
	lambda.Start(s.handle)
}

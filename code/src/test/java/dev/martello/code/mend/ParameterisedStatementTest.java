package dev.martello.code.mend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ParameterisedStatementTest {

  static Stream<Arguments> mended() {
    return Stream.of(
        python(
            "a value between quotes",
            "«cursor.execute(f\"SELECT * FROM t WHERE a = '{name}'\")»",
            "cursor.execute(\"SELECT * FROM t WHERE a = %s\", (name,))"),
        python(
            "a value behind an operator, and percent signs",
            "«cursor.execute(f\"UPDATE t SET a = {row['a']}, b = '{b}' WHERE c LIKE 'x%'\")»",
            "cursor.execute(\"UPDATE t SET a = %s, b = %s WHERE c LIKE 'x%%'\", (row['a'], b))"),
        python(
            "text around a value",
            "«cursor.execute(\"SELECT 1 FROM t WHERE a LIKE '%\" + name + \"%' LIMIT 5\")»",
            "cursor.execute(\"SELECT 1 FROM t WHERE a LIKE %s LIMIT 5\", (f\"%{name}%\",))"),
        python(
            "format by number, name and turn",
            "«cursor.execute('SELECT 1 FROM t WHERE a = {0} AND b = {b}'.format(x, b=y))»",
            "cursor.execute('SELECT 1 FROM t WHERE a = %s AND b = %s', (x, y))"),
        python(
            "percent formatting",
            "«cursor.execute(\"DELETE FROM t WHERE a = '%s' AND b LIKE 'y%%'\" % name)»",
            "cursor.execute(\"DELETE FROM t WHERE a = %s AND b LIKE 'y%%'\", (name,))"),
        python(
            "doubled quotes and braces",
            "«cursor.execute(f\"SELECT '{{}}', 'it''s' FROM t WHERE a = '{name}'\")»",
            "cursor.execute(\"SELECT '{}', 'it''s' FROM t WHERE a = %s\", (name,))"),
        python(
            "several lines in parentheses",
            "«cursor.execute((\n    \"SELECT 1 FROM t \"\n    f\"WHERE a = '{a}'\"\n))»",
            "cursor.execute((\n    \"SELECT 1 FROM t \"\n    \"WHERE a = %s\"\n), (a,))"),
        python(
            "several lines in a variable",
            """
            query = (
                "INSERT INTO t (a, b) "
                f"VALUES ('{a}', {b})"
            )
            with connection.cursor() as cursor:
                «cursor.execute(query)»
            """,
            """
            query = (
                "INSERT INTO t (a, b) "
                "VALUES (%s, %s)"
            )
            with connection.cursor() as cursor:
                cursor.execute(query, (a, b))
            """),
        arguments(
            "the driver decides the mark",
            "app.py",
            "import sqlite3\n«db.execute(f\"SELECT 1 FROM t WHERE a = '{a}' AND b = '{b}'\")»",
            "import sqlite3\ndb.execute(\"SELECT 1 FROM t WHERE a = ? AND b = ?\", (a, b))"),
        arguments(
            "values one by one",
            "app.py",
            "import asyncpg\n«db.fetch(f\"SELECT 1 FROM t WHERE a = '{a}' AND b = '{b}'\")»",
            "import asyncpg\ndb.fetch(\"SELECT 1 FROM t WHERE a = $1 AND b = $2\", a, b)"),
        arguments(
            "parameters by name",
            "app.py",
            "from sqlalchemy import text\n"
                + "c.execute(«text(f\"SELECT 1 FROM t WHERE a = '{x.a}' AND b = {b}\")»)",
            "from sqlalchemy import text\n"
                + "c.execute(text(\"SELECT 1 FROM t WHERE a = :p1 AND b = :p2\"), {\"p1\": x.a,"
                + " \"p2\": b})"),
        arguments(
            "a condition",
            "main.go",
            "package main\n"
                + "import (\n"
                + "\"fmt\"\n"
                + "\"gorm.io/gorm\"\n"
                + ")\n"
                + "var e = fmt.Errorf(\"\")\n"
                + "var d = «db.Where(fmt.Sprintf(\"lower(a) = lower('%s')\", a))».First(&u)\n",
            "package main\n"
                + "import (\n"
                + "\"fmt\"\n"
                + "\"gorm.io/gorm\"\n"
                + ")\n"
                + "var e = fmt.Errorf(\"\")\n"
                + "var d = db.Where(\"lower(a) = lower(?)\", a).First(&u)\n"),
        java(
            "arguments of a template of Spring",
            "org.springframework.jdbc.core.JdbcTemplate",
            "return «jdbc.queryForObject(\"SELECT a FROM t WHERE b = '\" + b + \"'\","
                + " String.class)»;",
            "return jdbc.queryForObject(\"SELECT a FROM t WHERE b = ?\", String.class, b);"),
        java(
            "a format in a variable",
            "org.springframework.jdbc.core.JdbcTemplate",
            "String q = String.format(\"DELETE FROM t WHERE b LIKE '%%%s'\", b);\n"
                + "«jdbc.update(q)»;",
            "String q = \"DELETE FROM t WHERE b LIKE ?\";\njdbc.update(q, \"%\" + b);"),
        java(
            "a query of JPA",
            "jakarta.persistence.*",
            "«em.createQuery(\"SELECT o FROM Order o WHERE o.a = '\" + a.b() + \"'\","
                + " Order.class)».getResultList();",
            "em.createQuery(\"SELECT o FROM Order o WHERE o.a = ?1\", Order.class).setParameter(1,"
                + " a.b()).getResultList();"),
        java(
            "a client of Spring",
            "org.springframework.jdbc.core.simple.JdbcClient",
            "«client.sql(\"SELECT a FROM t WHERE b = '%s' AND c = '%s'\".formatted(b,"
                + " c))».query();",
            "client.sql(\"SELECT a FROM t WHERE b = ? AND c = ?\").param(b).param(c).query();"),
        arguments(
            "texts for a driver that makes conditions of objects",
            "index.js",
            "const mysql = require('mysql2/promise');\n"
                + "«pool.query(`SELECT 1 FROM t WHERE a = '${a.b}' AND c LIKE '${d}%'`)»;",
            "const mysql = require('mysql2/promise');\n"
                + "pool.query(`SELECT 1 FROM t WHERE a = ? AND c LIKE ?`, [String(a.b),"
                + " `${d}%`]);"),
        script(
            "a template",
            "«pool.query(`SELECT 1 FROM t WHERE a = '${a}' AND b BETWEEN ${b} AND ${c}`)»;",
            "pool.query(`SELECT 1 FROM t WHERE a = $1 AND b BETWEEN $2 AND $3`, [a, b, c]);"),
        script(
            "escaped quotes",
            "«pool.query('SELECT 1 FROM t WHERE a = \\'' + a + '\\'')»;",
            "pool.query('SELECT 1 FROM t WHERE a = $1', [a]);"),
        script(
            "a described statement",
            "«pool.query({ text: \"SELECT 1 FROM t WHERE a = '\" + a + \"'\", rowMode: 'array'"
                + " })»;",
            "pool.query({ text: \"SELECT 1 FROM t WHERE a = $1\", values: [a], rowMode: 'array'"
                + " });"),
        script(
            "a statement in a variable",
            "const f = (a) => { const sql = `SELECT 1 FROM t WHERE a ILIKE '${a}%'`; return"
                + " «pool.query(sql)»; };",
            "const f = (a) => { const sql = `SELECT 1 FROM t WHERE a ILIKE $1`; return"
                + " pool.query(sql, [`${a}%`]); };"),
        go(
            "Sprintf",
            "\tx := fmt.Errorf(\"x\")\n"
                + "\t«db.QueryRowContext(ctx, fmt.Sprintf(\"SELECT 1 FROM t WHERE a = '%s'\","
                + " a))»\n",
            "\tx := fmt.Errorf(\"x\")\n"
                + "\tdb.QueryRowContext(ctx, \"SELECT 1 FROM t WHERE a = $1\", a)\n"),
        go(
            "texts joined in a variable",
            "\tq := \"DELETE FROM t WHERE a LIKE '%\" + a + \"'\"\n\t«db.Exec(q)»\n",
            "\tq := \"DELETE FROM t WHERE a LIKE $1\"\n\tdb.Exec(q, \"%\" + a)\n"));
  }

  static Stream<Arguments> leftToPeople() {
    return Stream.of(
        python("a name of a table", "«cursor.execute(f\"SELECT * FROM {t} WHERE a = '{a}'\")»", ""),
        python("a column", "«cursor.execute(f\"SELECT * FROM t ORDER BY {a}\")»", ""),
        python("a list in one text", "«cursor.execute(f\"SELECT * FROM t WHERE a IN ({a})\")»", ""),
        python("a condition", "«cursor.execute(f\"SELECT * FROM t WHERE a = 1 AND {a}\")»", ""),
        python("a piece of a name", "«cursor.execute(f\"SELECT * FROM t WHERE a = {a}_id\")»", ""),
        python("a unit of time", "«cursor.execute(f\"SELECT now() - INTERVAL '{a} days'\")»", ""),
        python("a quoted name", "«cursor.execute(f\"SELECT b AS '{a}' FROM t WHERE c = 1\")»", ""),
        python("no statement for data", "«cursor.execute(f\"CREATE USER x PASSWORD '{a}'\")»", ""),
        python(
            "a format of the value",
            "«cursor.execute(f\"SELECT 1 FROM t WHERE a = '{a:>9}'\")»",
            ""),
        python(
            "parameters beside",
            "«cursor.execute(f\"SELECT '{a}' FROM t WHERE b = %s\", (b,))»",
            ""),
        python(
            "a comment", "«cursor.execute(f\"SELECT 1 -- it's\\n FROM t WHERE a = '{a}'\")»", ""),
        python(
            "a statement that grows",
            "query = f\"SELECT * FROM t WHERE a = '{a}'\"\n"
                + "query += ' LIMIT 1'\n"
                + "«cursor.execute(query)»",
            ""),
        python(
            "a statement for two calls",
            "query = f\"SELECT * FROM t WHERE a = '{a}'\"\n"
                + "cursor.execute(query)\n"
                + "«cursor.execute(query)»",
            ""),
        python(
            "a value that changes before the call",
            "query = f\"SELECT * FROM t WHERE a = '{a}'\"\na = 5\n«cursor.execute(query)»",
            ""),
        python(
            "a value of a loop around the call",
            "query = f\"SELECT * FROM t WHERE a = '{a}'\"\n"
                + "for a in b:\n"
                + "    «cursor.execute(query)»",
            ""),
        arguments(
            "no driver", "app.py", "«cursor.execute(f\"SELECT 1 FROM t WHERE a = '{a}'\")»", ""),
        arguments(
            "colons beside names",
            "app.py",
            "from sqlalchemy import text\n"
                + "c.execute(«text(f\"SELECT a::int FROM t WHERE a = '{a}'\")»)",
            ""),
        arguments(
            "parameters of the outer call",
            "app.py",
            "from sqlalchemy import text\n"
                + "c.execute(«text(f\"SELECT 1 FROM t WHERE a = '{a}' AND b = ?\")», {})",
            ""),
        arguments(
            "two drivers",
            "app.py",
            "import sqlite3, os\n"
                + "import psycopg2\n"
                + "«db.execute(f\"SELECT 1 FROM t WHERE a = '{a}'\")»",
            ""),
        arguments(
            "a driver that minds types",
            "app.py",
            "import asyncpg\n«db.fetch(f\"SELECT 1 FROM t WHERE a = {a}\")»",
            ""),
        script("a tagged template", "«pool.query(sql`SELECT 1 FROM t WHERE a = ${a}`)»;", ""),
        script("a callback", "«pool.query(`SELECT 1 FROM t WHERE a = '${a}'`, done)»;", ""),
        go(
            "a use in a comment",
            "\t// fmt.Println is not used\n"
                + "\t«db.Query(fmt.Sprintf(\"SELECT 1 FROM t WHERE a = '%s'\", a))»\n",
            ""),
        go(
            "the only use of an import",
            "\t«db.Query(fmt.Sprintf(\"SELECT 1 FROM t WHERE a = '%s'\", a))»\n",
            ""),
        go(
            "a quoting verb",
            "\t«db.Query(fmt.Sprintf(\"SELECT 1 FROM t WHERE a = %q\", a))»\n",
            ""),
        arguments(
            "another language", "App.java", "«statement.executeQuery(\"SELECT \" + a)»;", ""));
  }

  private static Arguments python(String rule, String code, String mended) {
    return arguments(rule, "app.py", "import psycopg2\n" + code, "import psycopg2\n" + mended);
  }

  private static Arguments script(String rule, String code, String mended) {
    var start = "import pg from 'pg';\n";
    return arguments(rule, "index.mjs", start + code, start + mended);
  }

  private static Arguments java(String rule, String imported, String code, String mended) {
    var start = "import " + imported + ";\nclass A { void f() {\n";
    return arguments(rule, "A.java", start + code + "}}\n", start + mended + "}}\n");
  }

  private static Arguments go(String rule, String code, String mended) {
    var start = "package main\nimport (\n\t\"fmt\"\n\t_ \"github.com/lib/pq\"\n)\nfunc f() {\n";
    return arguments(rule, "main.go", start + code + "}\n", start + mended + "}\n");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mended")
  void valuesBecomeParameters(String rule, String file, String marked, String expected) {
    assertThat(Mended.by(ParameterisedStatement::of, file, marked).after()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("leftToPeople")
  void whatNeedsJudgementIsLeft(String rule, String file, String marked, String none) {
    assertThat(Mended.by(ParameterisedStatement::of, file, marked).isChanged()).isFalse();
  }

  @Test
  void longStatementsAreReadInTime() {
    var columns = "(a, (b)), ".repeat(800);
    var marked = "import psycopg2\n«c.execute(f\"INSERT INTO t VALUES " + columns + "({x})\")»";
    assertThat(Mended.by(ParameterisedStatement::of, "app.py", marked).after())
        .endsWith("(%s)\", (x,))");
  }

  @Test
  void sumsOfVeryManyTextsAreReadWithoutDepth() {
    var sum = "\"SELECT '\"" + " + a + \"','\"".repeat(400) + " + a + \"' FROM t\"";
    var marked = "import psycopg2\n«c.execute(" + sum + ")»";
    assertThat(Mended.by(ParameterisedStatement::of, "app.py", marked).after())
        .contains("SELECT " + "%s,".repeat(400) + "%s FROM t\", (" + "a, ".repeat(400) + "a)");
  }
}

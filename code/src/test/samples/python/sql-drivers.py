import os

import mysql.connector
import psycopg
import psycopg2
import pymssql
import pymysql
import sqlite3
from psycopg2 import sql
from psycopg2.extras import RealDictCursor, execute_values

postgres = psycopg2.connect(host=os.environ["DB_HOST"], dbname="orders")
mysql_one = pymysql.connect(host=os.environ["DB_HOST"], cursorclass=pymysql.cursors.DictCursor)
mysql_two = mysql.connector.connect(host=os.environ["DB_HOST"])
server = pymssql.connect(os.environ["DB_HOST"], "user")
modern = psycopg.connect(os.environ["DSN"])
lite = sqlite3.connect("/tmp/x.db")


def lambda_handler(event, context):
    name = event["queryStringParameters"]["name"]
    with postgres.cursor(cursor_factory=RealDictCursor) as cursor:
        cursor.execute("SELECT * FROM users WHERE name = '" + name + "'")  # finding: sql-injection
        cursor.execute("SELECT * FROM users WHERE name = %s", (name,))
        cursor.execute("SELECT * FROM users WHERE name = %(name)s", {"name": name})
        cursor.execute(f"SELECT * FROM users ORDER BY {name}")  # finding: sql-injection
        cursor.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(name)))
        cursor.execute(sql.SQL("SELECT * FROM " + name))  # finding: sql-injection
        execute_values(cursor, "INSERT INTO t (a) VALUES %s", [(name,)])
        rows = cursor.fetchall()
    with mysql_one.cursor() as cursor:
        cursor.execute("SELECT * FROM users WHERE name = '%s'" % name)  # finding: sql-injection
        cursor.execute("SELECT * FROM users WHERE name = %s", name)
        cursor.execute("SELECT * FROM users WHERE name = '%s'" % mysql_one.escape_string(name))
    cursor = mysql_two.cursor(dictionary=True)
    query = "DELETE FROM users WHERE name = '{}'".format(name)
    cursor.execute(query)  # finding: sql-injection
    cursor.execute(query, multi=True)  # finding: sql-injection
    cursor.execute("DELETE FROM users WHERE name = %s", [name])
    mysql_two.commit()
    cursor = server.cursor()
    cursor.execute("SELECT 1 WHERE '" + name + "' = ''")  # finding: sql-injection
    cursor.executemany("INSERT INTO t VALUES (%s)", [(name,)])
    cursor.execute("SELECT %d" % int(name))
    with modern.cursor() as cursor:
        cursor.execute("UPDATE users SET a = 1 WHERE name = '%s';" % (name,))  # finding: sql-injection
        cursor.execute(query="UPDATE users SET a = 1 WHERE name = %s", params=(name,))
    modern.execute("SELECT " + name)  # finding: sql-injection
    lite.execute("SELECT * FROM users WHERE id = ?", (name,))
    lite.executescript("DROP TABLE " + name)  # finding: sql-injection
    for row in lite.cursor().execute("SELECT * FROM users WHERE name = :name", {"name": name}):
        rows.append(row)
    return {"statusCode": 200}

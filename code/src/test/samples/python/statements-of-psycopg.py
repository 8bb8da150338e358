# The other ways to send a statement; what was quoted by the driver is harmless.
import os

import psycopg2
from psycopg2.extras import execute_batch, execute_values
from sqlalchemy import create_engine, text

connection = psycopg2.connect(os.environ["DSN"])
engine = create_engine(os.environ["URL"])


def handler(event, context):
    query = event["queryStringParameters"]
    with connection.cursor() as cursor:
        cursor.execute(cursor.mogrify("SELECT * FROM t WHERE a = %s", (query["a"],)))
        execute_values(cursor, "INSERT INTO t (a) VALUES %s", [(query["a"],)])
        execute_values(cursor, "INSERT INTO " + query["t"] + " (a) VALUES %s", [(query["a"],)])  # finding: sql-injection
        execute_batch(cursor, f"UPDATE t SET a = %s WHERE b = '{query['b']}'", [(query["a"],)])  # finding: sql-injection
        cursor.copy_expert("COPY " + query["t"] + " TO STDOUT", None)  # finding: sql-injection
    with engine.begin() as others:
        others.execute(text("DELETE FROM t WHERE a = '" + query["a"] + "'"))  # finding: sql-injection
        others.execute(text("DELETE FROM t WHERE a = :a"), {"a": query["a"]})
    return {"statusCode": 204}

import json
import os
from contextlib import contextmanager
from psycopg_pool import ConnectionPool

pool = ConnectionPool(os.environ["DSN"], min_size=1, max_size=1)


@contextmanager
def cursor():
    with pool.connection() as conn:
        with conn.cursor() as cur:
            yield cur


def count(table):
    with cursor() as cur:
        cur.execute("SELECT count(*) FROM " + table)  # finding: sql-injection
        return cur.fetchone()[0]


def count_where(status):
    with cursor() as cur:
        cur.execute("SELECT count(*) FROM orders WHERE status = %s", (status,))
        return cur.fetchone()[0]


def handler(event, context):
    q = event["queryStringParameters"]
    return {"statusCode": 200, "body": json.dumps([count(q["table"]), count_where(q["status"])])}

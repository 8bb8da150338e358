# trigger: http-api
import os
from contextvars import ContextVar

import psycopg2

conn = psycopg2.connect(os.environ["DSN"])
tenant: ContextVar[str] = ContextVar("tenant")
kind = ContextVar("kind", default="all")


def orders():
    with conn.cursor() as cursor:
        cursor.execute("SELECT * FROM orders WHERE t = '" + tenant.get() + "'")  # finding: sql-injection
        cursor.execute(f"SELECT * FROM orders WHERE k = '{kind.get()}'")
        return cursor.fetchall()


def handler(event, context):
    token = tenant.set(event["queryStringParameters"]["tenant"])
    try:
        orders()
    finally:
        tenant.reset(token)
    return {"statusCode": 204}

import os
from contextlib import contextmanager
import psycopg2

conn = psycopg2.connect(os.environ["DSN"])


@contextmanager
def cursor():
    with conn.cursor() as cur:
        yield cur


def handler(event, context):
    with cursor() as cur:
        cur.execute("SELECT count(*) FROM " + event["queryStringParameters"]["t"])  # finding: sql-injection
    return {}

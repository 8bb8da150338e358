import json
import os
import psycopg2

conn = psycopg2.connect(os.environ["DSN"])


def handler(event, context):
    ids = json.loads(event["body"])["ids"]
    out = []
    with conn.cursor() as cur:
        for i in ids:
            cur.execute("SELECT name FROM users WHERE id = %s", (i,))  # finding: calls-in-loop
            out.append(cur.fetchone())
        cur.execute("SELECT name FROM users WHERE id = ANY(%s)", (ids,))
        out.extend(cur.fetchall())
    return {"statusCode": 200, "body": json.dumps(out)}

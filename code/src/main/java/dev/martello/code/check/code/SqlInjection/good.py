import json
import os
import psycopg2

connection = psycopg2.connect(os.environ["DATABASE"])
SORTABLE = {"name": "name", "date": "created_at"}


def handler(event, context):
    name = json.loads(event["body"])["name"]
    limit = int(event["queryStringParameters"]["limit"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM orders WHERE name = %s", (name,))
        cursor.execute(f"SELECT * FROM orders LIMIT {limit}")
        column = SORTABLE[event["queryStringParameters"]["sort"]]
        cursor.execute(f"SELECT * FROM {os.environ['TABLE']} ORDER BY {column}")
        return {"statusCode": 200, "body": json.dumps(cursor.fetchall())}

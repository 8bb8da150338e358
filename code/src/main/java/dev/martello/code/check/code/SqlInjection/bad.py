import json
import os
import psycopg2

connection = psycopg2.connect(os.environ["DATABASE"])


def handler(event, context):
    name = json.loads(event["body"])["name"]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM orders WHERE name = '{name}'")  # finding
        query = "SELECT * FROM orders ORDER BY " + event["queryStringParameters"]["sort"]
        cursor.execute(query)  # finding
        return {"statusCode": 200, "body": json.dumps(cursor.fetchall())}

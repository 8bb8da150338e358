# trigger: sqs
# What changes a row only if it is as it was changes it once.
import json
import os

import psycopg2

connection = psycopg2.connect(os.environ["DATABASE"])


def handler(event, context):
    with connection, connection.cursor() as cursor:
        for record in event["Records"]:
            order = json.loads(record["body"])
            cursor.execute(  # finding: calls-in-loop
                "UPDATE orders SET status = 'done', version = version + 1 WHERE id = %s AND version = %s",
                (order["id"], order["version"]),
            )
            cursor.execute(  # finding: repeated-effect, calls-in-loop
                "UPDATE accounts SET balance = balance - %s WHERE id = %s AND balance >= %s",
                (order["sum"], order["customer"], order["sum"]),
            )

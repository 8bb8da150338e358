# trigger: sqs
import json
import os

import boto3
import psycopg2
import stripe

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    for record in event["Records"]:
        order = json.loads(record["body"])
        table.update_item(
            Key={"id": order["id"]},
            UpdateExpression="SET #s = :done, price = :price",
            ExpressionAttributeNames={"#s": "state"},
            ExpressionAttributeValues={":done": "done", ":price": 1},
        )
        stripe.Charge.create(amount=100, currency="eur", source=order["card"], idempotency_key=record["messageId"])
        insert(order, "INSERT INTO ballots (ballot_id, poll, choice) VALUES (%s, %s, %s)")
        insert(order, "INSERT INTO ballots (poll, choice, weight) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING")


def insert(order, statement):
    connection = psycopg2.connect(os.environ["DSN"])
    with connection, connection.cursor() as cursor:
        cursor.execute(statement, (order["id"], order["poll"], order["choice"]))
    connection.close()

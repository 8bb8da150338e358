# trigger: sqs
import json
import os
import uuid

import boto3
import psycopg2
import stripe

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    for record in event["Records"]:
        order = json.loads(record["body"])
        table.update_item(  # finding
            Key={"id": order["customer"]},
            UpdateExpression="ADD orders :one",
            ExpressionAttributeValues={":one": 1},
        )
        table.update_item(Key={"id": "all"}, UpdateExpression="SET total = total + :price", ExpressionAttributeValues={":price": 1})  # finding
        stripe.Charge.create(amount=100, currency="eur", source=order["card"])  # finding
    table.put_item(Item={"id": str(uuid.uuid4()), "count": len(event["Records"])})  # finding
        insert(order, "INSERT INTO ballots (poll, choice, weight) VALUES (%s, %s, %s)")


def insert(order, statement):
    connection = psycopg2.connect(os.environ["DSN"])
    with connection, connection.cursor() as cursor:
        cursor.execute(statement, (order["poll"], order["choice"], 1))  # finding
    connection.close()

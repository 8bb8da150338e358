# trigger: sqs
import json
import os

import boto3
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

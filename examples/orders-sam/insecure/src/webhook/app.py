"""Notes what the payment provider says about a charge."""

import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])


def handler(event, context):
    notice = json.loads(event["body"])
    table.update_item(
        Key={"id": notice["order"]},
        UpdateExpression="SET " + notice["field"] + " = :value",
        ExpressionAttributeValues={":value": notice["value"]},
    )
    return {"statusCode": 200, "body": "ok"}

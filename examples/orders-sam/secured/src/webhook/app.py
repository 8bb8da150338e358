"""Notes what the payment provider says about a charge."""

import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])
SETTLED = {"settled": "paid", "declined": "refused"}


def handler(event, context):
    try:
        notice = json.loads(event["body"])
        order, status = str(notice["order"]), SETTLED[notice["outcome"]]
    except (ValueError, KeyError, TypeError):
        return {"statusCode": 400, "body": "a notice needs order and outcome"}
    table.update_item(
        Key={"id": order},
        UpdateExpression="SET #status = :status",
        ConditionExpression="attribute_exists(id)",
        ExpressionAttributeNames={"#status": "status"},
        ExpressionAttributeValues={":status": status},
    )
    return {"statusCode": 200, "body": "ok"}

"""Sends the figures of all orders to everyone who subscribed."""

import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])
topic = boto3.client("sns")


def handler(event, context):
    count, total, page = 0, 0, {}
    while True:
        found = table.scan(ProjectionExpression="amount", **page)
        count += len(found["Items"])
        total += sum(order["amount"] for order in found["Items"])
        if "LastEvaluatedKey" not in found:
            break
        page = {"ExclusiveStartKey": found["LastEvaluatedKey"]}
    topic.publish(
        TopicArn=os.environ["NOTIFICATION_TOPIC"],
        Subject="Orders",
        Message=f"{count} orders, {total} in all",
    )

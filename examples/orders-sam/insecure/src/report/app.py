"""Sends the figures of all orders to everyone who subscribed."""

import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])
topic = boto3.client("sns")


def handler(event, context):
    orders = table.scan()["Items"]
    total = sum(order["amount"] for order in orders)
    topic.publish(
        TopicArn=os.environ["NOTIFICATION_TOPIC"],
        Subject="Orders",
        Message=f"{len(orders)} orders, {total} in all",
    )

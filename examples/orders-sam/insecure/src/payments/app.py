"""Charges the customer of each order that waits in the queue."""

import json
import os

import boto3
import requests

table = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])
topic = boto3.client("sns")


def handler(event, context):
    for record in event["Records"]:
        charge(json.loads(record["body"]))


def charge(order):
    answer = requests.post(
        os.environ["PAYMENT_URL"],
        json={"order": order["id"], "card": order["card"], "amount": order["amount"]},
        headers={"Authorization": "Bearer " + os.environ["PAYMENT_API_KEY"]},
        verify=False,
    )
    print("charged", order, answer.text)
    table.update_item(
        Key={"id": order["id"]},
        UpdateExpression="SET #s = :s",
        ExpressionAttributeNames={"#s": "status"},
        ExpressionAttributeValues={":s": "paid" if answer.ok else "refused"},
    )
    topic.publish(TopicArn=os.environ["NOTIFICATION_TOPIC"], Message=json.dumps(order))

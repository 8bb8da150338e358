"""Charges the customer of each order that waits in the queue."""

import json
import os

import boto3
import requests

table = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])
topic = boto3.client("sns")
api_key = boto3.client("secretsmanager").get_secret_value(SecretId=os.environ["PAYMENT_SECRET"])["SecretString"]


def handler(event, context):
    charged = []
    failed = []
    for record in event["Records"]:
        try:
            charged.append(charge(json.loads(record["body"])))
        except (requests.RequestException, ValueError, KeyError) as problem:
            print(json.dumps({"message": record["messageId"], "problem": type(problem).__name__}))
            failed.append({"itemIdentifier": record["messageId"]})
    notify(charged)
    return {"batchItemFailures": failed}


def charge(order):
    answer = requests.post(
        os.environ["PAYMENT_URL"],
        json={"order": order["order"], "amount": order["amount"]},
        # The order's id makes a charge that is sent twice count once.
        headers={"Authorization": "Bearer " + api_key, "Idempotency-Key": order["order"]},
        timeout=10,
    )
    answer.raise_for_status()
    table.update_item(
        Key={"id": order["order"]},
        UpdateExpression="SET #status = :status",
        ExpressionAttributeNames={"#status": "status"},
        ExpressionAttributeValues={":status": "charged"},
    )
    return order["order"]


def notify(charged):
    if not charged:
        return
    answer = topic.publish_batch(
        TopicArn=os.environ["NOTIFICATION_TOPIC"],
        PublishBatchRequestEntries=[
            {"Id": str(number), "Message": json.dumps({"order": order})} for number, order in enumerate(charged)
        ],
    )
    for entry in answer["Failed"]:
        print(json.dumps({"order": charged[int(entry["Id"])], "problem": entry["Code"]}))

# trigger: sqs
import json
import os
import urllib.request

import boto3
from botocore.exceptions import ClientError

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
sqs = boto3.client("sqs")


def ping_monitor():
    try:
        urllib.request.urlopen("https://monitor.example.com/ping", timeout=2)
    except Exception:
        print("monitor not reached")


def send_ping():
    try:
        urllib.request.urlopen("https://monitor.example.com/alive", timeout=2)
    except Exception:
        print("monitor not reached")


def handler(event, context):
    ping_monitor()
    send_ping()
    failed = False
    for record in event["Records"]:
        try:
            order = json.loads(record["body"])
        except Exception:
            print("no JSON")
            failed = True
            continue
        try:
            table.put_item(Item={"id": order["id"]}, ConditionExpression="attribute_not_exists(id)")
        except ClientError as e:
            print("known already", e)
        try:
            table.put_item(Item={"id": order["id"]})
        except Exception as e:
            print(e)
            failed = True
        try:
            table.put_item(Item={"id": order["id"]})
        except Exception as e:
            sqs.send_message(QueueUrl=os.environ["FAILED"], MessageBody=record["body"])
        try:
            table.put_item(Item={"id": order["id"]})
        except Exception:
            print("failed")
            raise
    if failed:
        raise RuntimeError("some orders failed")

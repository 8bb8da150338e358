# trigger: sqs
import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    for record in event["Records"]:
        try:
            order = json.loads(record["body"])
            table.put_item(Item={"id": order["id"]})
        except Exception as e:  # finding
            print(f"could not store: {e}")
        helper(record)
    return {"statusCode": 200}


def helper(record):
    try:
        table.put_item(Item={"id": record["messageId"]})
    except Exception:  # finding
        print("failed")

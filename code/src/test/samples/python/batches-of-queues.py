# trigger: sqs-many
import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def store(record):
    reading = json.loads(record["body"])
    table.put_item(Item={"device": reading["device"], "value": str(reading["value"])})  # finding: calls-in-loop


def handler(event, context):
    for record in event["Records"]:  # finding: batch-failures-untold
        store(record)

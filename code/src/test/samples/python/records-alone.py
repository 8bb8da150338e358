# trigger: sqs-partial
import json
import os
import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def process(record):
    order = json.loads(record["body"])
    table.put_item(Item={"id": order["id"], "total": order["total"]})


def handler(event, context):
    failures = []
    for record in event["Records"]:
        try:
            process(record)
        except Exception:
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}

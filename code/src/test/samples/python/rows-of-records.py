# trigger: sqs-partial
# The rows of one message may be called records, too.
import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def store(records):
    for row in records:
        table.put_item(Item={"pk": row["id"], "v": row["v"]})  # finding: calls-in-loop


def keep(records, failures):
    for record in records:
        failures.append(record["messageId"])
        table.put_item(Item={"pk": record["messageId"], "body": record["body"]})


def handler(event, context):
    failures = []
    for message in event["Records"]:
        try:
            store(json.loads(message["body"])["rows"])
        except Exception:
            failures.append(message["messageId"])
    keep(event["Records"], failures)
    return {"batchItemFailures": [{"itemIdentifier": one} for one in failures]}

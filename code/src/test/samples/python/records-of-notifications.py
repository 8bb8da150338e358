# trigger: sns
import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    for record in event["Records"]:
        message = json.loads(record["Sns"]["Message"])
        table.put_item(Item={"id": record["Sns"]["MessageId"], "text": message["text"]})
        for item in message["items"]:
            table.put_item(Item={"id": item["id"]})  # finding: calls-in-loop

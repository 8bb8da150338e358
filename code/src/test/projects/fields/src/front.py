import json
import os

import boto3

sqs = boto3.client("sqs")


def handler(event, context):
    order = json.loads(event["body"])
    job = {"command": "resize", "name": order["name"], "size": {"unit": "px", "width": order["width"]}}
    sqs.send_message(
        QueueUrl=os.environ["QUEUE"],
        MessageBody=json.dumps(job),
        MessageAttributes={"kind": {"DataType": "String", "StringValue": order["kind"]}},
    )
    return {"statusCode": 202}

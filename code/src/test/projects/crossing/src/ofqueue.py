import json
import os

import boto3

sqs = boto3.client("sqs")


def handler(event, context):
    for record in event["Records"]:
        order = json.loads(record["body"])
        os.system("ls " + order["name"])
        sqs.send_message(QueueUrl=os.environ["NEXT"], MessageBody=record["body"])

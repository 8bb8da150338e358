import json
import os
import subprocess

import boto3

sqs = boto3.client("sqs")


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    subprocess.run(f"convert {name} /tmp/out.png", shell=True, check=True)
    sqs.send_message(
        QueueUrl=os.environ["QUEUE_URL"],
        MessageBody=json.dumps({"path": event["queryStringParameters"]["path"]}),
    )
    return {"statusCode": 200, "body": "ok"}

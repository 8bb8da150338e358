# trigger: http-api
# Loops that send each message to a queue of its own, and one that does not.
import json
import os

import boto3

sqs = boto3.client("sqs")
QUEUES = json.loads(os.environ["QUEUES"])


def handler(event, context):
    for order in json.loads(event["body"])["orders"]:
        url = QUEUES["fast" if order["express"] else "slow"]
        sqs.send_message(QueueUrl=url, MessageBody=json.dumps(order))
    for queue in QUEUES.values():
        print(queue)
    queue = QUEUES["audit"]
    for order in json.loads(event["body"])["orders"]:
        sqs.send_message(QueueUrl=queue, MessageBody=order["id"])  # finding: calls-in-loop
    return {"statusCode": 202}

# trigger: eventbridge
import contextlib
import os
import boto3

sqs = boto3.client("sqs")


def handler(event, context):
    with contextlib.suppress(Exception):  # finding: swallowed-failure
        sqs.send_message(QueueUrl=os.environ["Q"], MessageBody=event["detail"]["id"])
    try:
        sqs.send_message(QueueUrl=os.environ["Q"], MessageBody="x")
    except sqs.exceptions.QueueDoesNotExist:
        return {"skipped": True}
    try:
        sqs.send_message(QueueUrl=os.environ["Q"], MessageBody="y")
    except Exception as e:  # finding: swallowed-failure
        print(e)
        return None

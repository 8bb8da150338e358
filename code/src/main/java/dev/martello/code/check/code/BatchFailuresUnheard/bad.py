# trigger: sqs
import os

import boto3

sns = boto3.client("sns")


def handler(event, context):
    failures = []
    for record in event["Records"]:
        try:
            sns.publish(TopicArn=os.environ["TOPIC"], Message=record["body"])
        except Exception:
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}  # finding

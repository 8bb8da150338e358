# trigger: sqs-many
import json
import os

import boto3

sns = boto3.client("sns")


def handler(event, context):
    total = 0
    for record in event["Records"]:  # finding: batch-failures-untold
        total += json.loads(record["body"])["count"]
    sns.publish(TopicArn=os.environ["TOPIC"], Message=str(total))

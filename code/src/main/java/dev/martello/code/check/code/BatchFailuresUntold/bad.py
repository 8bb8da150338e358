# trigger: sqs-partial
import os

import boto3

sns = boto3.client("sns")


def handler(event, context):
    for record in event["Records"]:  # finding
        sns.publish(TopicArn=os.environ["TOPIC"], Message=record["body"])

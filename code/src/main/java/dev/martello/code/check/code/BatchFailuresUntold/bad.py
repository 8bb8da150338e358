# trigger: sqs-partial
import os

import boto3

sns = boto3.client("sns")


def handler(event, context):  # finding
    for record in event["Records"]:
        sns.publish(TopicArn=os.environ["TOPIC"], Message=record["body"])

# trigger: dynamodb
import logging
import os

import boto3
from botocore.exceptions import ClientError

log = logging.getLogger()
topic = boto3.client("sns")


class Projector:
    def insert(self, image):
        topic.publish(TopicArn=os.environ["TOPIC"], Message=image["pk"]["S"])  # finding: calls-in-loop

    def remove(self, image):
        topic.publish(TopicArn=os.environ["GONE"], Message=image["pk"]["S"])  # finding: calls-in-loop

    def __call__(self, record):
        action = {"INSERT": self.insert, "REMOVE": self.remove}.get(record["eventName"])
        if action is None:
            return
        try:
            action(record["dynamodb"].get("NewImage") or record["dynamodb"]["OldImage"])
        except ClientError as error:  # finding: swallowed-failure
            log.warning("skipping %s: %s", record["eventID"], error)


project = Projector()


def handler(event, context):
    for record in event["Records"]:
        project(record)

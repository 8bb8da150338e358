# trigger: sqs
import json
import logging
import os

import boto3
import sentry_sdk

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def save(item):
    try:
        table.put_item(Item=item, ConditionExpression="attribute_not_exists(id)")
        return True
    except Exception:  # finding: swallowed-failure
        logging.exception("not saved")
        return False


def handler(event, context):
    for record in event["Records"]:
        save(json.loads(record["body"]))
        try:
            table.delete_item(Key={"id": record["messageId"]}, ConditionExpression="attribute_exists(id)")
        except Exception as error:  # finding: swallowed-failure
            sentry_sdk.capture_exception(error)

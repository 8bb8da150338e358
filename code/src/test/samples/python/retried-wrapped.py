# trigger: sqs
import functools
import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def lenient(function):
    @functools.wraps(function)
    def wrapped(*arguments):
        try:
            return function(*arguments)
        except Exception as error:  # finding: swallowed-failure
            print("failed", type(error).__name__)
            return None

    return wrapped


def told(function):
    def wrapped(*arguments):
        try:
            return function(*arguments)
        except Exception as error:
            print("failed", type(error).__name__)
            raise

    return wrapped


@told
@lenient
def handler(event, context):
    with table.batch_writer() as batch:
        for record in event["Records"]:
            batch.put_item(Item=json.loads(record["body"]))

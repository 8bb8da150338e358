import os

import boto3


def handler(event, context):
    os.environ["AWS_REGION"] = "eu-west-1"  # finding
    os.environ["_HANDLER"] = "other.handler"  # finding
    os.putenv("AWS_DEFAULT_REGION", "eu-west-1")  # finding
    os.environ.update({"AWS_DEFAULT_REGION": "eu-west-1"})  # finding
    return {"statusCode": 204}

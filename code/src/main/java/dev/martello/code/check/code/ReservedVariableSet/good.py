import os

import boto3

os.environ["TZ"] = "UTC"
os.environ.setdefault("LOG_LEVEL", "INFO")


def handler(event, context):
    os.environ["REPORT_REGION"] = "eu-west-1"
    region = os.environ["AWS_REGION"]
    settings = {"AWS_REGION": region}
    return {"statusCode": 200, "body": settings["AWS_REGION"]}

# trigger: sns
# What a bucket tells a topic, and what anybody else tells it.
import json

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    for outer in event["Records"]:
        message = json.loads(outer["Sns"]["Message"])
        for record in message.get("Records", []):
            bucket = record["s3"]["bucket"]["name"]
            s3.get_object(Bucket=bucket, Key=record["s3"]["object"]["key"])["Body"].read()
        s3.head_object(Bucket=message["bucket"], Key="ready")  # finding: event-chosen-resource

import json
import os

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    name = json.loads(event["body"])["name"]
    s3.put_object(Bucket=os.environ["BUCKET"], Key=os.path.join("reports", name + ".txt"), Body=b"")
    s3.put_object(Bucket=os.environ["QUIET"], Key=name, Body=b"")
    return {"statusCode": 202}

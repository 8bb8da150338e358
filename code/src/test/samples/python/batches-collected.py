# trigger: sqs-many
import json
import os

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    failed = []
    for record in event["Records"]:
        try:
            order = json.loads(record["body"])
            s3.put_object(Bucket=os.environ["BUCKET"], Key=order["id"], Body=record["body"])
        except Exception as error:
            failed.append((record["messageId"], error))
    if failed:
        raise RuntimeError(f"{len(failed)} records failed")  # finding: batch-failures-untold

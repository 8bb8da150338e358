# trigger: schedule
import os

import boto3

s3 = boto3.client("s3")


def names(prefix):
    answer = s3.list_objects_v2(Bucket=os.environ["BUCKET"], Prefix=prefix)  # finding: missing-pagination
    if "Contents" in answer:
        return answer["Contents"]
    return []


def handler(event, context):
    return names("in/") + names("out/")

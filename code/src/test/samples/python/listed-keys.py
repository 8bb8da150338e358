# trigger: schedule
# Keys of a bucket: whoever may write there chose them.
import os
import subprocess

import boto3

s3 = boto3.client("s3")
BUCKET = os.environ["BUCKET"]
bucket = boto3.resource("s3").Bucket(BUCKET)


def handler(event, context):
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=BUCKET):
        for item in page["Contents"]:
            key = item["Key"]
            subprocess.run(f"convert {key} out.png", shell=True, check=True)  # finding: os-command-injection
            subprocess.run(["convert", key, "out.png"], check=True)
            print("seen", key)
    for item in bucket.objects.all():
        os.system("file " + item.key)  # finding: os-command-injection
    first = s3.list_objects_v2(Bucket=BUCKET, MaxKeys=1)["Contents"][0]["Key"]
    eval(first)  # finding: code-injection

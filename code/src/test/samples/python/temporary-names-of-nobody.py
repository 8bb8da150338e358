# trigger: s3
import os
import tempfile
import time
import uuid

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    record = event["Records"][0]["s3"]
    started = time.time()
    path = f"/tmp/{context.aws_request_id}.csv"
    s3.download_file(record["bucket"]["name"], record["object"]["key"], path)
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "x"), "w") as out:
            out.write("x")
    os.remove(path)
    print(time.time() - started)

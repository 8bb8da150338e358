# trigger: s3
import os
import random
import time

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    record = event["Records"][0]["s3"]
    path = f"/tmp/in-{int(time.time())}.csv"
    s3.download_file(record["bucket"]["name"], record["object"]["key"], path)  # finding: unsafe-temporary-file
    other = os.path.join("/tmp", "out-" + str(random.randint(0, 9999)))
    with open(other, "w") as out:  # finding: unsafe-temporary-file
        out.write("x")
    with open(path) as lines:
        count = sum(1 for _ in lines)
    os.remove(path)
    os.remove(other)
    return count

# trigger: s3
# timeout: 120
import os
import subprocess
import tempfile

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    record = event["Records"][0]["s3"]
    handle, name = tempfile.mkstemp(suffix=".png")
    with os.fdopen(handle, "wb") as file:
        file.write(s3.get_object(Bucket=record["bucket"]["name"], Key="scan.png")["Body"].read())
    s3.upload_file(name, os.environ["RESULTS"], "scan.png")
    subprocess.run(["rm", "-f", name], check=True, timeout=10)

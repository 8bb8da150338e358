# trigger: s3
# timeout: 120
import os
import subprocess
import tempfile
from pathlib import Path

import boto3

s3 = boto3.client("s3")


def straightened(data):
    handle = tempfile.NamedTemporaryFile(suffix=".png", delete=False)  # finding: temporary-file-kept
    with handle:
        handle.write(data)
    subprocess.run(["/opt/bin/deskew", "-o", handle.name, handle.name], check=True, timeout=60)
    return Path(handle.name)


def handler(event, context):
    record = event["Records"][0]["s3"]
    data = s3.get_object(Bucket=record["bucket"]["name"], Key="scan.png")["Body"].read()
    s3.upload_file(str(straightened(data)), os.environ["RESULTS"], "scan.png")

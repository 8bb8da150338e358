# Files of the event's names that are removed, are kept on purpose, or stand in a folder that is emptied.
# trigger: s3
import os
import shutil
from pathlib import Path
from urllib.parse import unquote_plus

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    record = event["Records"][0]["s3"]
    key = unquote_plus(record["object"]["key"])
    path = Path("/tmp") / os.path.basename(key)
    path.write_bytes(s3.get_object(Bucket=record["bucket"]["name"], Key=key)["Body"].read())
    try:
        return {"size": path.stat().st_size}
    finally:
        path.unlink(missing_ok=True)
        shutil.rmtree("/tmp/work", ignore_errors=True)

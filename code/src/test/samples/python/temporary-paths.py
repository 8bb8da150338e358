# trigger: schedule
import os
import time
from pathlib import Path

import boto3

s3 = boto3.client("s3")
WORK = Path("/tmp")


def handler(event, context):
    target = WORK / f"export-{int(time.time())}.csv"
    target.write_text("a,b\n")  # finding: unsafe-temporary-file
    s3.upload_file(str(target), os.environ["BUCKET"], "export.csv")
    target.unlink()

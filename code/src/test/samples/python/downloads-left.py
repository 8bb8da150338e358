# Files of the event's names that stay, and one that is removed.
# trigger: s3
import os
import subprocess
from urllib.parse import unquote_plus

import boto3

s3 = boto3.client("s3")
WORK = "/tmp/recordings"


def handler(event, context):
    for record in event["Records"]:
        key = unquote_plus(record["s3"]["object"]["key"])
        local = os.path.join(WORK, os.path.basename(key))
        target = os.path.join(WORK, "preview.mp3")
        s3.download_file(record["s3"]["bucket"]["name"], key, local)  # finding: temporary-file-kept
        subprocess.run(["/opt/bin/ffmpeg", "-i", local, target], check=True, timeout=2)
        s3.upload_file(target, os.environ["OUT"], "previews/" + os.path.basename(key))
        os.remove(target)

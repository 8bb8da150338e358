# trigger: s3
"""A folder that is removed with all in it does so with what stands in it, and nothing else."""
import os
import subprocess
import tempfile
import uuid
from pathlib import Path

import boto3

s3 = boto3.client("s3")


def probe(bucket, key):
    report = f"/tmp/{uuid.uuid4()}.json"
    with open(report, "w", encoding="utf-8") as out:  # finding: temporary-file-kept
        subprocess.run(["/opt/bin/ffprobe", "-of", "json", "-show_format"], check=True, stdout=out, timeout=20)
    s3.upload_file(report, bucket, f"{key}/probe.json")


def in_folder(folder, bucket, key):
    source = folder / "source.mp4"
    s3.download_file(bucket, key, str(source))
    path = os.path.join(folder, f"{uuid.uuid4()}.json")
    with open(path, "w", encoding="utf-8") as out:
        out.write(key)
    s3.upload_file(path, bucket, "copies")


def handler(event, context):
    for record in event["Records"]:
        bucket, key = record["s3"]["bucket"]["name"], record["s3"]["object"]["key"]
        with tempfile.TemporaryDirectory() as name:
            in_folder(Path(name), "copies", key)
        probe("copies", key)

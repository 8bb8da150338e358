# trigger: s3
import io
import os
import tarfile
import zipfile

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    record = event["Records"][0]["s3"]
    data = io.BytesIO()
    s3.download_fileobj(record["bucket"]["name"], record["object"]["key"], data)
    data.seek(0)
    if record["object"]["key"].endswith(".tgz"):
        with tarfile.open(fileobj=data, mode="r:gz") as archive:
            archive.extractall("/tmp/in")  # finding: unsafe-archive-extraction
    elif record["object"]["key"].endswith(".tar"):
        with tarfile.open(fileobj=data) as archive:
            archive.extractall("/tmp/in", filter="data")
    else:
        with zipfile.ZipFile(data) as archive:
            for info in archive.infolist():
                if info.file_size > 10_000_000:
                    raise ValueError("too large")
                name = os.path.basename(info.filename)
                if name:
                    with archive.open(info) as src, open("/tmp/in/" + name, "wb") as dst:  # finding: temporary-file-kept
                        dst.write(src.read())

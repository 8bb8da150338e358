# trigger: s3
import io
import os
import tarfile
import zipfile
from urllib.parse import unquote_plus

import boto3

s3 = boto3.client("s3")


def is_inside(folder, name):
    target = os.path.realpath(os.path.join(folder, name))
    return os.path.commonpath([folder, target]) == folder


def handler(event, context):
    record = event["Records"][0]["s3"]
    bucket = record["bucket"]["name"]
    key = unquote_plus(record["object"]["key"])
    s3.download_file(bucket, key, "/tmp/in.zip")
    s3.download_file(bucket, key, "/tmp/" + key)  # finding: path-traversal, temporary-file-kept
    s3.download_file(bucket, key, "/tmp/" + key.replace("/", "_"))
    s3.download_file(bucket, key, f"/tmp/{os.path.basename(key)}")
    s3.download_file(bucket, key, "/tmp/" + key.split("/")[-1])
    content = s3.get_object(Bucket=bucket, Key=key)["Body"].read()
    tarfile.open(fileobj=io.BytesIO(content)).extractall("/tmp/out")  # finding: unsafe-archive-extraction
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        archive.extractall("/tmp/out", filter="data")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            with open("/tmp/out/" + name, "wb") as target:  # finding: unsafe-archive-extraction
                target.write(archive.read(name))
            with open("/tmp/out/" + os.path.basename(name), "wb") as target:
                target.write(archive.read(name))

# trigger: s3
import os
import shutil
import tarfile

import boto3

s3 = boto3.client("s3")
WORK = "/tmp/bundle"


def handler(event, context):
    record = event["Records"][0]
    s3.download_file(record["s3"]["bucket"]["name"], record["s3"]["object"]["key"], "/tmp/bundle.tar")
    shutil.rmtree(WORK, ignore_errors=True)
    with tarfile.open("/tmp/bundle.tar") as archive:
        archive.extractall(WORK, filter="data")
    for name in os.listdir(WORK):
        s3.upload_file(os.path.join(WORK, name), os.environ["TARGET"], name)

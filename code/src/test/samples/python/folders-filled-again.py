# trigger: s3
# A folder that is filled by each event and gone through as a whole.
import os
import tarfile
import tempfile

import boto3

s3 = boto3.client("s3")
WORK = "/tmp/bundle"


def fetch(record):
    number, name = tempfile.mkstemp(suffix=".tar.gz")
    os.close(number)
    s3.download_file(record["s3"]["bucket"]["name"], record["s3"]["object"]["key"], name)
    return name


def unpack(name):
    os.makedirs(WORK, exist_ok=True)
    with tarfile.open(name) as archive:
        archive.extractall(WORK, filter="data")  # finding: temporary-file-kept


def upload():
    for folder, _, files in os.walk(WORK):
        for file in files:
            path = os.path.join(folder, file)
            s3.upload_file(path, os.environ["TARGET"], os.path.relpath(path, WORK))


def handler(event, context):
    name = fetch(event["Records"][0])
    try:
        unpack(name)
    finally:
        os.remove(name)
    upload()

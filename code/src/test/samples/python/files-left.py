# trigger: s3
import os
import tempfile

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    key = event["Records"][0]["s3"]["object"]["key"]
    if not os.path.exists("/tmp/data.csv"):
        s3.download_file(os.environ["SOURCE"], key, "/tmp/data.csv")  # finding: temporary-file-kept
    for name in os.listdir("/tmp"):  # finding: temporary-file-kept
        s3.upload_file("/tmp/" + name, os.environ["TARGET"], name)
    file = tempfile.NamedTemporaryFile(delete=False)  # finding: temporary-file-kept
    s3.download_fileobj(os.environ["SOURCE"], key, file)
    file.close()

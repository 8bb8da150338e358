# trigger: s3
import os
import tempfile

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    key = event["Records"][0]["s3"]["object"]["key"]
    file = tempfile.NamedTemporaryFile(delete=False)
    s3.download_fileobj(os.environ["SOURCE"], key, file)
    file.close()
    os.unlink(file.name)
    if not os.path.exists("/tmp/model.bin"):
        s3.download_file(os.environ["SOURCE"], "model.bin", "/tmp/model.bin")

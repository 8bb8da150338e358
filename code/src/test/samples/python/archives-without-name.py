# trigger: s3
import tarfile
import tempfile

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    for record in event["Records"]:
        bucket, key = record["s3"]["bucket"]["name"], record["s3"]["object"]["key"]
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as archive:
            s3.download_fileobj(bucket, key, archive)
            archive.seek(0)
            with tarfile.open(fileobj=archive) as tar:
                for member in tar:
                    tar.extract(member, path=folder, filter="fully_trusted")  # finding: unsafe-archive-extraction
        with tempfile.TemporaryDirectory() as other, tempfile.TemporaryFile() as again:
            s3.download_fileobj(bucket, key, again)
            with tarfile.open(fileobj=again) as tar:
                tar.extractall(other, filter="data")

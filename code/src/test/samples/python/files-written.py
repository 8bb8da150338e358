# trigger: s3
import os
import pickle
import shutil
import tarfile

import boto3
import yaml

s3 = boto3.client("s3")


def handler(event, context):
    bucket = event["Records"][0]["s3"]["bucket"]["name"]
    key = event["Records"][0]["s3"]["object"]["key"]
    s3.download_file(bucket, key, "/tmp/model.bin")
    with open("/tmp/model.bin", "rb") as file:
        pickle.load(file)  # finding: unsafe-deserialization
    with open("/tmp/upload.tar", "wb") as file:
        s3.download_fileobj(bucket, key, file)
    shutil.unpack_archive("/tmp/upload.tar", "/tmp/out")  # finding: unsafe-archive-extraction
    body = s3.get_object(Bucket=bucket, Key=key)["Body"].read()
    with open("/tmp/other.tar", "wb") as file:
        file.write(body)
    with tarfile.open("/tmp/other.tar") as archive:
        archive.extractall("/tmp/out")  # finding: unsafe-archive-extraction
    with open("/opt/rules.bin", "rb") as file:
        pickle.load(file)
    with open("/tmp/model.bin", "rb") as file:
        yaml.safe_load(file)
    s3.download_file(os.environ["MODELS"], "model.bin", "/tmp/own.bin")
    with open("/tmp/own.bin", "rb") as file:
        pickle.load(file)

# Functions that take a path or something that is open already.
import base64
import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import boto3
import pandas as pd
from PIL import Image

s3 = boto3.client("s3")


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    content = base64.b64decode(event["body"])
    with gzip.open("/mnt/d/" + name) as file:  # finding: path-traversal
        file.read()
    with gzip.open(io.BytesIO(content)) as file:
        file.read()
    with zipfile.ZipFile("/mnt/d/" + name) as archive:  # finding: path-traversal
        archive.namelist()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.namelist()
    with tarfile.open("/mnt/d/" + name) as archive:  # finding: path-traversal
        archive.getnames()
    Image.open(f"/mnt/d/{name}")  # finding: path-traversal
    Image.open(io.BytesIO(content))
    pd.read_csv("/mnt/d/" + name)  # finding: path-traversal
    pd.read_csv(io.StringIO(event["body"]))
    pd.read_csv(s3.get_object(Bucket="b", Key=name)["Body"])
    Path("/mnt/d").joinpath(name).write_text("x")  # finding: path-traversal
    (Path("/mnt/d") / name).resolve().unlink()  # finding: path-traversal
    return {"statusCode": 204}

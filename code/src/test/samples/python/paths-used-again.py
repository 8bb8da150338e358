# trigger: s3
# A file is told where it is written, and not where the same is read again or removed.
import os
from pathlib import Path
from urllib.parse import unquote_plus

import boto3

s3 = boto3.client("s3")
ROOT = Path("/mnt/files")


def download(bucket, key):
    path = os.path.join("/tmp/in", key)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    s3.download_file(bucket, key, path)  # finding: path-traversal
    return path


def read(path):
    with open(path, encoding="utf-8") as source:
        return source.read()


def below(key):
    target = (ROOT / key).resolve()
    target.relative_to(ROOT)
    return target.read_bytes()


def inside(key):
    target = (ROOT / key).resolve()
    if ROOT not in target.parents:
        raise ValueError(key)
    return target.read_bytes()


def handler(event, context):
    for record in event["Records"]:
        key = unquote_plus(record["s3"]["object"]["key"])
        path = download(record["s3"]["bucket"]["name"], key)
        try:
            text = read(path)
        finally:
            os.remove(path)
        os.remove(os.path.join("/mnt/other", key))  # finding: path-traversal
        last = key[key.rfind("/") + 1:]
        with open(f"/tmp/{last}", "w", encoding="utf-8") as target:
            target.write(text)
        os.remove(f"/tmp/{last}")
        below(key)
        inside(key)

import hashlib
import os
import tempfile
from functools import cache, lru_cache

import boto3
import requests


@lru_cache(maxsize=4)
def dataset(year):
    s3 = boto3.client("s3")
    local = tempfile.mktemp(suffix=".csv")  # finding: unsafe-temporary-file
    s3.download_file(os.environ["SALES"], f"sales/{year}.csv", local)
    with open(local, encoding="utf-8") as lines:
        return lines.read()


@cache
def rates():
    answer = requests.get("https://rates.example.com/v1", verify=False, timeout=3)  # finding: tls-verification-off
    return answer.json()


def handler(event, context):
    return {"rows": len(dataset(int(event["year"]))), "rates": rates()}

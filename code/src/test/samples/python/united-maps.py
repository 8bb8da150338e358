# trigger: rest-api
import json
import os
import re

import boto3

s3 = boto3.client("s3")
DEFAULTS = {"bucket": os.environ["UPLOADS"], "kind": "image/jpeg"}
KINDS = {"image/jpeg"} | {"image/png"}
NAME = re.compile("^[a-z]+$", re.ASCII | re.IGNORECASE)


def handler(event, context):
    wish = DEFAULTS | json.loads(event["body"] or "{}")
    wish["seen"] = True
    if wish["kind"] not in KINDS:
        raise ValueError("kind")
    sure = json.loads(event["body"] or "{}") | {"bucket": os.environ["UPLOADS"]}
    kind = {"kind": "image/png"} | {"note": "none"}
    url = s3.generate_presigned_post(Bucket=wish["bucket"], Key="upload", ExpiresIn=60)  # finding: event-chosen-resource
    other = s3.generate_presigned_post(Bucket=kind["kind"], Key="upload", ExpiresIn=60)
    return {"statusCode": 200, "body": json.dumps([url, other, sure["kind"]])}

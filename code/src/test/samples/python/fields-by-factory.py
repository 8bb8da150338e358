import json
import os
from dataclasses import dataclass, field

import boto3
import requests


@dataclass
class Parts:
    table: object = field(default_factory=lambda: boto3.resource("dynamodb").Table(os.environ["TABLE"]))  # finding: client-per-invocation
    http: requests.Session = field(default_factory=requests.Session)
    seen: list = field(default_factory=list)


parts = Parts()


def handler(event, context):
    body = json.loads(event["body"])
    parts.table.put_item(Item={"id": context.aws_request_id, "name": body["name"]})
    parts.http.post(os.environ["ADDRESS"], json={})  # finding: request-without-timeout
    parts.http.post(os.environ["ADDRESS"], json={}, timeout=3)
    own = Parts()
    own.seen.append(body["name"])
    return {"statusCode": 200, "body": json.dumps(own.seen)}

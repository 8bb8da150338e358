import json
import os
import boto3

cache = {}
last = {}
table = boto3.resource("dynamodb").Table(os.environ["T"])


def product(pid):
    if pid not in cache:
        cache[pid] = table.get_item(Key={"id": pid})["Item"]
    return cache[pid]


def handler(event, context):
    claims = event["requestContext"]["authorizer"]["jwt"]["claims"]
    last["user"] = claims["sub"]
    last.setdefault("email", claims["email"])  # finding: request-state-kept
    return {"statusCode": 200, "body": json.dumps({"p": product(event["pathParameters"]["id"]), "email": last["email"]}, default=str)}

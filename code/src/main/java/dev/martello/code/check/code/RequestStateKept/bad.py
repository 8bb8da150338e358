import json
import os

import boto3

items = []
current = {"user": None}
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
tenant = None


def remember(event):
    global tenant
    if "x-tenant" in event["headers"]:
        tenant = event["headers"]["x-tenant"]  # finding


def handler(event, context):
    body = json.loads(event["body"])
    items.append(body["item"])  # finding
    if event["queryStringParameters"]:
        current["user"] = event["queryStringParameters"]["user"]  # finding
    remember(event)
    return {"statusCode": 200, "body": json.dumps({"items": items, "user": current["user"], "tenant": tenant})}

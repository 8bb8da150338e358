# trigger: http-api
import json
import os
import time

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
CACHE = {}


def orders(tenant):
    hit = CACHE.get("orders")
    if hit and hit["until"] > time.time():
        return hit["value"]
    value = table.query(
        KeyConditionExpression="tenant = :t", ExpressionAttributeValues={":t": tenant}, Limit=20
    )["Items"]
    CACHE["orders"] = {"value": value, "until": time.time() + 60}  # finding: request-state-kept
    return value


def handler(event, context):
    tenant = event["requestContext"]["authorizer"]["claims"]["custom:tenant"]
    return {"statusCode": 200, "body": json.dumps(orders(tenant))}

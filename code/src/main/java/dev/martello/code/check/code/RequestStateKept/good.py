import json
import os
import time

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
ssm = boto3.client("ssm")
cache = {}
config = None
count = 0
user = None
expires = 0
seen = set()


def settings():
    global config, expires
    if config is None or time.time() > expires:
        config = ssm.get_parameter(Name=os.environ["CONFIG"])["Parameter"]["Value"]
        expires = time.time() + 300
    return config


def product(identifier):
    if identifier not in cache:
        cache[identifier] = {"id": identifier, "item": table.get_item(Key={"id": identifier}).get("Item")}
    return cache[identifier]


def handler(event, context):
    global count, user
    count += 1
    user = event["queryStringParameters"]["user"]
    first = event["requestContext"]["requestId"] not in seen
    seen.add(event["requestContext"]["requestId"])
    found = [product(each) for each in json.loads(event["body"])["ids"]]
    return {
        "statusCode": 200,
        "body": json.dumps({"user": user, "found": found, "count": count, "first": first, "settings": settings()}),
    }

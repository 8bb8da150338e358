import os

import boto3

_client = None
_cache = {}


def client():
    global _client
    if _client is None:
        _client = boto3.client("s3")
    return _client


def cached(name):
    if name not in _cache:
        _cache[name] = boto3.client(name)
    return _cache[name]


def handler(event, context):
    client().list_buckets()
    cached("sqs").list_queues()
    boto3.client("sns").list_topics()  # finding: client-per-invocation
    boto3.client("s3", region_name=event["queryStringParameters"]["region"]).list_buckets()
    return {"statusCode": 200}

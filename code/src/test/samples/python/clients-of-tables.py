# trigger: http-api
"""A table knows the client that it works with."""
import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
paginator = table.meta.client.get_paginator("query")


def handler(event, context):
    terms = json.loads(event["body"])["terms"]
    found = paginator.paginate(  # finding: nosql-injection
        TableName=table.name,
        KeyConditionExpression="tenant = :tenant",
        FilterExpression=" AND ".join(f"{each['field']} = :v{i}" for i, each in enumerate(terms)),
        ExpressionAttributeValues={":tenant": "a"},
    )
    kept = paginator.paginate(
        TableName=table.name,
        KeyConditionExpression="tenant = :tenant",
        ExpressionAttributeValues={":tenant": str(terms)},
    )
    return {"statusCode": 200, "body": json.dumps([[page["Count"] for page in pages] for pages in (found, kept)])}

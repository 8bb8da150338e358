# trigger: http-api
# Functions of libraries that are handed over with what they are called with are told there.
import json
import os
import re
from functools import partial

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def everything(operation, **arguments):
    items = []
    while True:
        answer = operation(**arguments)
        items.extend(answer["Items"])
        if "LastEvaluatedKey" not in answer:
            return items
        arguments["ExclusiveStartKey"] = answer["LastEvaluatedKey"]


def whole_word(word):
    return partial(re.search, rf"\b{re.escape(word)}\b")


def pattern(expression):
    return partial(re.search, expression, flags=re.IGNORECASE)  # finding: regex-injection


MATCHERS = {"word": whole_word, "regex": pattern}


def named(operation, column):
    return operation(FilterExpression=f"{column} = :v", ExpressionAttributeValues={":v": 1})  # finding: nosql-injection


def handler(event, context):
    body = json.loads(event["body"])
    rows = everything(  # finding: nosql-injection
        table.scan,
        FilterExpression=f"{body['field']} = :v",
        ExpressionAttributeValues={":v": body["value"]},
    )
    others = everything(table.scan, FilterExpression="#f = :v", ExpressionAttributeValues={":v": body["value"]})
    matches = MATCHERS[body["mode"]](body["wanted"])
    found = [row for row in rows + others if matches(row["title"])]
    return {"statusCode": 200, "body": json.dumps([found, named(table.scan, body["column"])])}

import os
from datetime import datetime
from decimal import Decimal

import boto3
from jsonschema import validate

TABLES = {"orders": os.environ["ORDERS"], "users": os.environ["USERS"]}
SORTS = ("name", "date")
dynamodb = boto3.resource("dynamodb")
s3 = boto3.client("s3")


class BadRequest(Exception):
    pass


def one_of(value, allowed):
    if value not in allowed:
        raise BadRequest("not allowed")
    return value


def number(value, low, high):
    result = int(value)
    if not low <= result <= high:
        raise BadRequest("out of range")
    return result


def is_name(value):
    return value.isalnum() and len(value) < 20


def is_known(value):
    for each in SORTS:
        if value == each:
            return True
    return False


def check(value):
    if not value:
        return None
    return value


def handler(event, context):
    query = event["queryStringParameters"]
    try:
        os.system("sort -k " + one_of(query["sort"], SORTS))
        os.system("head -%s" % number(query["count"], 1, 10))
    except BadRequest:
        return {"statusCode": 400}
    if is_name(query["a"]):
        os.system("ls " + query["a"])
    if not is_name(query["b"]):
        return {"statusCode": 400}
    os.system("ls " + query["b"])
    if is_known(query["c"]):
        os.system("ls " + query["c"])
    os.system("ls " + check(query["d"]))  # finding: os-command-injection
    date = datetime.strptime(query["date"], "%Y-%m-%d")
    os.system("ls " + date.strftime("%Y"))
    os.system("ls " + str(Decimal(query["price"])))
    dynamodb.Table(TABLES[query["table"]]).get_item(Key={"id": query["id"]})
    dynamodb.Table(query["other"]).get_item(Key={"id": "1"})  # finding: event-chosen-resource
    dynamodb.Table(os.environ["PREFIX"] + "-orders").get_item(Key={"id": query["id"]})
    s3.get_object(Bucket=os.environ["BUCKET"], Key=query["key"])
    s3.get_object(Bucket=query["bucket"], Key="x")  # finding: event-chosen-resource
    sort = query["direction"]
    direction = "ASC" if sort == "asc" else "DESC"
    os.system("sort " + direction)
    if any(c in query["e"] for c in ";|&"):
        return {"statusCode": 400}
    flag = query["f"]
    if flag not in ["x", "y"] or not flag:
        raise BadRequest("flag")
    os.system("ls -" + flag)
    if flag is None:
        os.system("ls " + query["g"])  # finding: os-command-injection
    return {"statusCode": 200}

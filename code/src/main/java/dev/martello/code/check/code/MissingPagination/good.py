# trigger: schedule
import os

import boto3
from boto3.dynamodb.conditions import Key

s3 = boto3.client("s3")
ec2 = boto3.client("ec2")
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
bucket = boto3.resource("s3").Bucket(os.environ["BUCKET"])


def everything():
    arguments = {}
    while True:
        page = table.scan(**arguments)
        yield from page["Items"]
        if "LastEvaluatedKey" not in page:
            return
        arguments["ExclusiveStartKey"] = page["LastEvaluatedKey"]


def one(customer, order):
    return table.query(KeyConditionExpression=Key("customer").eq(customer) & Key("order").eq(order))["Items"]


def handler(event, context):
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=os.environ["BUCKET"])
    names = [entry["Key"] for page in pages for entry in page.get("Contents", [])]
    names += [entry.key for entry in bucket.objects.all()]
    latest = table.query(KeyConditionExpression=Key("customer").eq("1"), ScanIndexForward=False, Limit=1)
    for item in latest["Items"]:
        print(item)
    found = table.query(IndexName="by-mail", KeyConditionExpression=Key("mail").eq(event["mail"]))
    first = found["Items"][0] if found["Items"] else None
    instances = ec2.describe_instances(InstanceIds=[event["instance"]])
    for reservation in instances["Reservations"]:
        print(reservation)
    return {"names": names, "items": list(everything()), "one": one("1", "2"), "first": first}

"""Notes the size and checksum of each invoice that is uploaded."""

import hashlib
import os
import re
from urllib.parse import unquote_plus

import boto3

s3 = boto3.client("s3")
table = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])
INVOICE = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.pdf")
LARGEST = 20 * 1024 * 1024


def handler(event, context):
    for record in event["Records"]:
        bucket = record["s3"]["bucket"]["name"]
        # Whoever may upload chooses the key: it is matched whole and never becomes a path or a command.
        key = unquote_plus(record["s3"]["object"]["key"])
        match = INVOICE.fullmatch(key)
        if not match or record["s3"]["object"]["size"] > LARGEST:
            print({"ignored": len(key)})
            continue
        content = s3.get_object(Bucket=bucket, Key=key)["Body"].read()
        table.update_item(
            Key={"id": match.group(1)},
            UpdateExpression="SET invoice = :invoice",
            ConditionExpression="attribute_exists(id)",
            ExpressionAttributeValues={":invoice": hashlib.sha256(content).hexdigest()},
        )

# trigger: sqs
import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
TOTALS = {}


def handler(event, context):
    sums = {}
    for record in event["Records"]:
        sale = json.loads(record["body"])
        TOTALS[sale["sku"]] = TOTALS.get(sale["sku"], 0) + sale["count"]  # finding: request-state-kept
        sums[sale["shop"]] = sums.get(sale["shop"], 0) + sale["count"]
    with table.batch_writer() as batch:
        for sku, count in TOTALS.items():
            batch.put_item(Item={"sku": sku, "count": count})
        for shop, count in sums.items():
            batch.put_item(Item={"sku": shop, "count": count})

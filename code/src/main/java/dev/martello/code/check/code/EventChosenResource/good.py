import json
import os
import boto3

s3 = boto3.client("s3")
TABLES = {"orders": os.environ["ORDERS"], "customers": os.environ["CUSTOMERS"]}


def handler(event, context):
    body = json.loads(event["body"])
    found = s3.get_object(Bucket=os.environ["BUCKET"], Key=body["key"])
    table = boto3.resource("dynamodb").Table(TABLES[body["table"]])
    table.get_item(Key={"id": body["id"]})
    return {"statusCode": 200, "body": found["Body"].read().decode()}

# trigger: sqs
# A condition on one way guards nothing on another.
import json
import os

import boto3
from botocore.exceptions import ClientError

client = boto3.client("dynamodb")
TABLE = os.environ["TABLE"]


def credit_once(order):
    try:
        client.update_item(
            TableName=TABLE,
            Key={"id": {"S": order["member"]}},
            UpdateExpression="ADD points :p, seen :s",
            ConditionExpression="attribute_not_exists(seen) OR NOT contains(seen, :i)",
            ExpressionAttributeValues={":p": {"N": "1"}, ":s": {"SS": [order["id"]]}, ":i": {"S": order["id"]}},
        )
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise


def bonus(order):
    client.update_item(  # finding: repeated-effect
        TableName=TABLE,
        Key={"id": {"S": order["member"]}},
        UpdateExpression="ADD points :p",
        ExpressionAttributeValues={":p": {"N": "5"}},
    )


def is_new(order):
    try:
        client.put_item(TableName="seen", Item={"id": {"S": order["id"]}}, ConditionExpression="attribute_not_exists(id)")
        return True
    except ClientError:
        return False


def count(order):
    client.update_item(
        TableName=TABLE,
        Key={"id": {"S": "all"}},
        UpdateExpression="ADD orders :p",
        ExpressionAttributeValues={":p": {"N": "1"}},
    )


def lambda_handler(event, context):
    order = json.loads(event["Records"][0]["body"])
    if order["kind"] == "purchase":
        credit_once(order)
    elif order["kind"] == "order":
        if is_new(order):
            count(order)
    else:
        bonus(order)

# trigger: rest-api
# Who knows the caller's rights hands out others; whose data it is, is not for the caller to say.
import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    claims = event["requestContext"]["authorizer"]["claims"]
    body = json.loads(event["body"])
    if claims["custom:role"] == "admin":
        if body["role"] == "owner":
            return {"statusCode": 400}
        table.put_item(Item={"pk": body["email"], "role": body["role"]})
    if body["accountId"] != claims["sub"]:
        return {"statusCode": 403}
    own = table.get_item(Key={"pk": body["accountId"]})
    item = table.get_item(Key={"pk": body["userId"], "sk": body["orderId"]})  # finding: caller-decides-rights
    return {"statusCode": 200, "body": json.dumps([own["Item"], item["Item"]])}

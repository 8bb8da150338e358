import json

import boto3

table = boto3.resource("dynamodb").Table("orders")


def handler(event, context):
    body = json.loads(event["body"])
    claims = event["requestContext"]["authorizer"]["jwt"]["claims"]
    if claims["role"] == "admin":
        table.delete_item(Key={"id": body["id"]})
    # What the caller wants, not what the caller is.
    if body["role"] not in ("admin", "reader"):
        return {"statusCode": 400}
    if body["type"] == "order":
        table.put_item(Item={"id": body["id"], "role": body["role"]})
    if body.get("isGift"):
        table.put_item(Item={"id": body["id"]})
    return {"statusCode": 200}

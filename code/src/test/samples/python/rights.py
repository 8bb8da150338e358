# trigger: rest-api
import json

import boto3

table = boto3.resource("dynamodb").Table("orders")


def handler(event, context):
    body = json.loads(event["body"])
    if event["headers"].get("X-User-Role") == "admin":  # finding: caller-decides-rights
        table.delete_item(Key={"id": body["id"]})
    if body.get("is_admin"):  # finding: caller-decides-rights
        table.delete_item(Key={"id": body["id"]})
    if event["requestContext"]["authorizer"]["role"] == "admin":
        table.delete_item(Key={"id": body["id"]})
    if body["kind"] == "admin-guide":
        return {"statusCode": 200}
    return {"statusCode": 204}

import json

import boto3

table = boto3.resource("dynamodb").Table("orders")


def handler(event, context):
    body = json.loads(event["body"])
    if event["headers"].get("x-user-role") == "admin":  # finding
        table.delete_item(Key={"id": body["id"]})
    if body.get("isAdmin"):  # finding
        table.delete_item(Key={"id": body["id"]})
    role = event["queryStringParameters"]["role"]
    if role != "owner":  # finding
        return {"statusCode": 403}
    return {"statusCode": 200}

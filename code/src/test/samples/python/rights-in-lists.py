# Ranks that stand in lists; a rank that is only checked, and one of an authorizer, are none of the caller's.
import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
PRIVILEGED = {"admin", "owner"}
ROLES = ("admin", "editor", "viewer")


def handler(event, context):
    body = json.loads(event["body"])
    roles = (event["queryStringParameters"] or {}).get("roles", "").split(",")
    if "admin" in roles:  # finding: caller-decides-rights
        table.delete_item(Key={"id": "1"})
    if event["headers"].get("x-role") in PRIVILEGED:  # finding: caller-decides-rights
        table.delete_item(Key={"id": "2"})
    if event["headers"].get("x-user-role") not in ("admin", "superuser"):  # finding: caller-decides-rights
        return {"statusCode": 403}
    groups = event["requestContext"]["authorizer"]["jwt"]["claims"]["cognito:groups"]
    if "admin" in groups:
        table.delete_item(Key={"id": "3"})
    if body["role"] not in ROLES:
        return {"statusCode": 400}
    if body["color"] in ("red", "admin"):
        return {"statusCode": 400}
    return {"statusCode": 204}

# trigger: http-api
# The rank is what the caller says: what then follows is not told once more.
import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    body = json.loads(event["body"])
    claims = event["requestContext"]["authorizer"]["jwt"]["claims"]
    if event["rawPath"] == "/close":
        if not body.get("isSupervisor"):  # finding: caller-decides-rights
            return {"statusCode": 403}
        table.delete_item(Key={"team": claims["sub"], "member": body["member"]})
        return {"statusCode": 204}
    if event["rawPath"] == "/look":
        kind = "managers" if body.get("type") == "manager" else "all"
        return {"statusCode": 200, "body": json.dumps({"kind": kind, "root": bool(body.get("root"))})}
    return {"statusCode": 200, "body": json.dumps(table.get_item(Key={"team": body["team"]})["Item"])}

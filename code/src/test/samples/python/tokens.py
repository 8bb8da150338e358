# trigger: http-api
import base64
import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def claims_of(token):
    payload = token.split(".")[1]
    padded = payload + "=" * (-len(payload) % 4)
    return json.loads(base64.urlsafe_b64decode(padded))


def handler(event, context):
    token = event["headers"]["authorization"].removeprefix("Bearer ")
    claims = json.loads(base64.b64decode(token.split(".")[1] + "=="))  # finding: jwt-not-verified
    if claims["role"] != "admin":
        return {"statusCode": 403}
    return {"statusCode": 200, "body": json.dumps(table.get_item(Key={"id": claims["sub"]})["Item"])}

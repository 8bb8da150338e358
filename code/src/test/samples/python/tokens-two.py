import base64
import json
import os

import boto3
import jwt

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def claims_of(token):
    payload = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=="))


def handler(event, context):
    """One token is verified, which tells nothing of the other."""
    access = event["headers"]["authorization"].removeprefix("Bearer ")
    refresh = json.loads(event["body"])["refresh_token"]
    known = jwt.decode(access, os.environ["PUBLIC_KEY"], algorithms=["RS256"])
    issuer = json.loads(base64.b64decode(access.split(".")[1] + "=="))["iss"]
    if issuer != os.environ["ISSUER"]:
        return {"statusCode": 403}
    claims = json.loads(base64.b64decode(refresh.split(".")[1] + "=="))  # finding: jwt-not-verified
    if claims["family"] != known["family"]:
        return {"statusCode": 403}
    token = json.loads(event["body"])["token"]
    family = json.loads(base64.b64decode(token.split(".")[1] + "=="))["family"]  # finding: jwt-not-verified
    table.delete_item(Key={"id": family})
    return {"statusCode": 204}

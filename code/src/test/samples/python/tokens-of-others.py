# trigger: rest-api-iam
"""Who calls is known, and says in a token on whose behalf; nobody looks at that one."""
import base64
import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


class Sponsor:
    def __init__(self, token):
        parts = token.split(".")
        padded = parts[1] + "=" * (-len(parts[1]) % 4)
        self.claims = json.loads(base64.urlsafe_b64decode(padded))  # finding: jwt-not-verified

    @property
    def tenant(self):
        return self.claims["tenant"]


def of_caller(event):
    payload = event["headers"]["authorization"].split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=="))["tenant"]


def handler(event, context):
    token = event["headers"].get("x-on-behalf-of")
    tenant = Sponsor(token).tenant if token else of_caller(event)
    item = table.get_item(Key={"tenant": tenant}).get("Item")
    return {"statusCode": 200, "body": json.dumps(item, default=str)}

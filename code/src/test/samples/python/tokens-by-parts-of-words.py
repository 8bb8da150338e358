# trigger: http-api
# "un" in "run" denies nothing.
import json
import os

import boto3
import gatekeeper
import jwt

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    token = event["headers"]["authorization"]
    claims = jwt.decode(token, options={"verify_signature": False})
    if not gatekeeper.run_verifier(token):
        return {"statusCode": 401}
    item = table.get_item(Key={"pk": claims["sub"]}).get("Item")
    return {"statusCode": 200, "body": json.dumps(item, default=str)}

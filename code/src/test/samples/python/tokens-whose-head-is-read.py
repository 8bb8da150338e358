# trigger: http-api
# To read the head of a token, which names its kind, verifies nothing.
import json
import os

import boto3
import jwt

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
keys = jwt.PyJWKClient(os.environ["ISSUER"] + "/.well-known/jwks.json", timeout=4)


def of_user(token):
    key = keys.get_signing_key_from_jwt(token).key
    return jwt.decode(token, key, algorithms=["RS256"], audience="fleet")


def of_device(token):
    options = {"verify_signature": False, "verify_exp": True}
    return jwt.decode(token, options=options, algorithms=["ES256"])  # finding: jwt-not-verified


def read(token):
    head = jwt.get_unverified_header(token)
    if head.get("typ") == "device+jwt":
        return of_device(token)
    return of_user(token)


def handler(event, context):
    _, _, token = event["headers"]["authorization"].partition(" ")
    item = table.get_item(Key={"pk": read(token)["sub"]}).get("Item")
    return {"statusCode": 200, "body": json.dumps(item, default=str)}

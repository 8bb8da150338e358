# trigger: http-api
# Tokens of partners are verified, those of users only read; one is read first to find its key.
import json
import os

import boto3
import jwt

ISSUER = "https://login.shop.example/"
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def partner_claims(token):
    return jwt.decode(token, os.environ["PARTNER_KEY"], algorithms=["HS256"], audience="shop")


def user_claims(token):
    claims = jwt.decode(token, options={"verify_signature": False})  # finding: jwt-not-verified
    if claims.get("iss") != ISSUER:
        raise jwt.InvalidIssuerError("issuer")
    return claims


def issuer_of(token):
    try:
        return jwt.decode(token, options={"verify_signature": False})["iss"]
    except jwt.PyJWTError:
        raise PermissionError("Unauthorized")


def keys_of(issuer):
    return json.loads(os.environ["KEYS"])[issuer]


def tenant_claims(token):
    key = keys_of(issuer_of(token))
    return jwt.decode(token, key, algorithms=["RS256"])


def handler(event, context):
    scheme, _, token = event["headers"]["authorization"].partition(" ")
    if scheme == "Tenant":
        user = tenant_claims(event["headers"]["x-tenant-token"])
    else:
        user = partner_claims(token) if scheme == "Partner" else user_claims(token)
    item = table.get_item(Key={"pk": user["sub"]}).get("Item")
    return {"statusCode": 200, "body": json.dumps(item, default=str)}

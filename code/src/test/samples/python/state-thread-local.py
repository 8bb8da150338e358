# trigger: http-api
import json
import threading

local = threading.local()


def bind(event):
    claims = event.get("requestContext", {}).get("authorizer", {}).get("claims")
    if claims:
        local.user = claims["sub"]  # finding: request-state-kept
        local.groups = claims.get("cognito:groups", "")  # finding: request-state-kept


def handler(event, context):
    bind(event)
    if "admins" in getattr(local, "groups", ""):
        return {"statusCode": 200, "body": json.dumps({"user": local.user, "admin": True})}
    return {"statusCode": 403, "body": "{}"}

# trigger: http-api
import json


def current_user(event=None):
    if event is not None and event["headers"].get("x-user"):
        current_user.value = event["headers"]["x-user"]  # finding: request-state-kept
    return current_user.value


current_user.value = None


def handler(event, context):
    current_user(event)
    return {"statusCode": 200, "body": json.dumps({"hello": current_user()})}

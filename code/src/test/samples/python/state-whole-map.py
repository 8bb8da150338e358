# trigger: http-api
import json

bag = {}


def handler(event, context):
    body = json.loads(event["body"])
    bag[body["id"]] = {"name": body["name"]}  # finding: request-state-kept
    return {"statusCode": 200, "body": json.dumps([v for v in bag.values()])}

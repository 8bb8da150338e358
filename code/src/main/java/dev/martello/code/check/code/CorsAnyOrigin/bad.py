import json


def handler(event, context):
    origin = event["headers"].get("origin")
    return {
        "statusCode": 200,
        "headers": {"Access-Control-Allow-Origin": origin, "Access-Control-Allow-Credentials": "true"},  # finding
        "body": json.dumps({"user": event["requestContext"]["authorizer"]["jwt"]["claims"]["sub"]}),
    }

import json


def handler(event, context):
    origin = event["headers"].get("origin")
    return {  # finding
        "statusCode": 200,
        "headers": {"Access-Control-Allow-Origin": origin, "Access-Control-Allow-Credentials": "true"},
        "body": json.dumps({"user": event["requestContext"]["authorizer"]["jwt"]["claims"]["sub"]}),
    }

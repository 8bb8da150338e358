import html
import json


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    if event["queryStringParameters"]["as"] == "json":
        return {
            "statusCode": 200,
            "headers": {"Content-Type": "application/json"},
            "body": json.dumps({"name": name}),
        }
    return {
        "statusCode": 200,
        "headers": {"Content-Type": "text/html"},
        "body": f"<h1>Hello {html.escape(name)}</h1>",
    }

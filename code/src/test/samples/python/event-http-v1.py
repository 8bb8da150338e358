# trigger: rest-api
import base64
import json
import os
from urllib.parse import parse_qs, unquote


def handler(event, context):
    os.system(event["queryStringParameters"]["a"])  # finding: os-command-injection
    os.system(event["multiValueQueryStringParameters"]["a"][0])  # finding: os-command-injection
    os.system(event["pathParameters"]["proxy"])  # finding: os-command-injection
    os.system(event["headers"].get("X-Name", ""))  # finding: os-command-injection
    os.system(event.get("headers", {}).get("x"))  # finding: os-command-injection
    os.system(event["path"])  # finding: os-command-injection
    os.system(event["resource"])
    os.system(event["httpMethod"])
    os.system(event["stageVariables"]["x"])
    os.system(event["requestContext"]["stage"])
    os.system(event["requestContext"]["identity"]["sourceIp"])
    os.system(event["requestContext"]["identity"]["userAgent"])  # finding: os-command-injection
    os.system(event["requestContext"]["requestId"])
    body = event["body"]
    if event.get("isBase64Encoded"):
        body = base64.b64decode(body).decode()
    os.system(json.loads(body)["a"]["b"][0])  # finding: os-command-injection
    os.system(parse_qs(body)["a"][0])  # finding: os-command-injection
    os.system(unquote(event["pathParameters"]["proxy"]))  # finding: os-command-injection
    for name, value in event["headers"].items():
        os.system(value)  # finding: os-command-injection
    params = event.get("queryStringParameters") or {}
    os.system(params.get("x"))  # finding: os-command-injection
    os.system(params.pop("y"))  # finding: os-command-injection
    return {"statusCode": 200}

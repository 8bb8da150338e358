# trigger: http-api
import json
import os
from http.cookies import SimpleCookie


def handler(event, context):
    os.system(event["rawQueryString"])  # finding: os-command-injection
    os.system(event["rawPath"])  # finding: os-command-injection
    os.system(event["routeKey"])
    os.system(event["cookies"][0])  # finding: os-command-injection
    os.system(event["requestContext"]["http"]["method"])
    os.system(event["requestContext"]["http"]["path"])  # finding: os-command-injection
    os.system(event["requestContext"]["http"]["sourceIp"])
    os.system(event["requestContext"]["accountId"])
    cookie = SimpleCookie(event["headers"]["cookie"])
    os.system(cookie["session"].value)  # finding: os-command-injection
    match event:
        case {"body": str(body)}:
            os.system(json.loads(body)["x"])  # finding: os-command-injection
    return {"statusCode": 200}

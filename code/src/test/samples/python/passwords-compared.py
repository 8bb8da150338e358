# trigger: http-api
import json


def handler(event, context):
    body = json.loads(event["body"])
    password = body["password"]
    if password == "ajkLawej42348swfgkg":  # finding: secret-in-code
        return {"statusCode": 200}
    if password == "" or password == "undefined" or password != "none":
        return {"statusCode": 403}
    token_type = body["token_type"]
    return {"statusCode": 200 if token_type == "Bearer" else 403}

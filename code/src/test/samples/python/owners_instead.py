# trigger: rest-api
import os
import json
import boto3
table = boto3.resource("dynamodb").Table(os.environ["T"])

def handler(event, context):
    claims = event["requestContext"]["authorizer"]["claims"]
    params = event.get("queryStringParameters") or {}
    user = params.get("userId", claims["sub"])
    item = table.get_item(Key={"userId": user})  # finding: caller-decides-rights
    other = params.get("userId") or claims["sub"]
    item = table.get_item(Key={"userId": other})  # finding: caller-decides-rights
    return {"statusCode": 200, "body": json.dumps(item)}


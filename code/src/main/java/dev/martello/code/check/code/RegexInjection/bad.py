import re


def handler(event, context):
    found = re.search(event["queryStringParameters"]["pattern"], "orders")  # finding
    return {"statusCode": 200 if found else 404}

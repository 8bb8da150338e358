import re


def handler(event, context):
    found = re.search(re.escape(event["queryStringParameters"]["text"]), "orders")
    other = re.search(r"[a-z]+", event["queryStringParameters"]["text"])
    return {"statusCode": 200 if found and other else 404}

import re

WORDS = re.compile(r"^\w+(?:\s\w+)*$")


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    if not WORDS.match(name):
        return {"statusCode": 400}
    if re.search(r"x{2,}y", event["body"]):
        return {"statusCode": 400}
    return {"statusCode": 200}
